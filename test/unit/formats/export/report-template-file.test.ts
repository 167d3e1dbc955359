import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTemplateFile, TemplateRefused, writeTemplateFile } from '../../../../renderer/formats/export/report-template-file.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const [template] = sampleCase().templates;
const [logo] = sampleCase().pictures;
if (!template || !logo) throw new Error('the sample has no template');
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('a report template as a file', () => {
  test('brings back every choice and the logo, and nothing of the case it was made in', () => {
    const bytes = writeTemplateFile({ ...template, options: { ...template.options, sources: ['secret-source'] } }, logo);
    const read = readTemplateFile(bytes);
    expect(read).toMatchObject({ name: 'House style', format: 'docx', options: { order: 'speaker', language: 'de' } });
    expect(read.logo?.data).toBe(logo.data);
    const text = new TextDecoder().decode(bytes);
    for (const word of ['secret-source', template.caseId, template.id, 'Ada Analyst', 'Okafor']) expect(text).not.toContain(word);
  });

  test('is refused with a sentence where it is something else, damaged or newer', () => {
    const whole = JSON.parse(new TextDecoder().decode(writeTemplateFile(template, logo)));
    const refused = (bytes: Uint8Array) => {
      expect(() => readTemplateFile(bytes)).toThrow(TemplateRefused);
      expect(() => readTemplateFile(bytes)).toThrow(/^(This|The) [^{}]*\.$/);
    };
    refused(new TextEncoder().encode('Dear reader'));
    refused(new Uint8Array([0xff, 0xfe, 0]));
    refused(encode({ ...whole, version: 99 }));
    refused(encode({ ...whole, name: '' }));
    refused(encode({ ...whole, logo: { ...logo, mediaType: 'image/svg+xml' } }));
    refused(encode({ ...whole, logo: { ...logo, data: 'PHN2Zz48L3N2Zz4=' } }));
    refused(new Uint8Array(3 * 1024 * 1024));
  });

  test('anything else is refused and nothing else is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const bytes = encode(value ?? null);
        expect(() => readTemplateFile(bytes)).toThrow(TemplateRefused);
      }),
    );
  });
});
