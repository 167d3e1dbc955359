export {
  defaultReportOptions,
  type ReportField,
  type ReportOptions,
  type ReportOrder,
  type ReportPart,
  reportFields,
  reportOptionsSchema,
  reportOrders,
  reportPapers,
  reportParts,
} from '../../domain/report-options.ts';
