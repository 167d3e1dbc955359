import { counting, type ReportWords } from './words-of-report.ts';

const locale = 'ar-u-nu-latn';
const count = counting(locale);
const claims = (n: number) =>
  count(n, { zero: 'لا ادعاءات', one: 'ادعاء واحد', two: 'ادعاءان', few: '# ادعاءات', many: '# ادعاءً', other: '# ادعاء' });
const sources = (n: number) =>
  count(n, { zero: 'لا مصادر', one: 'مصدر واحد', two: 'مصدران', few: '# مصادر', many: '# مصدرًا', other: '# مصدر' });
const places = (n: number) =>
  count(n, { zero: '# موضع', one: 'موضع واحد', two: 'موضعان', few: '# مواضع', many: '# موضعًا', other: '# موضع' });
const blocks = (n: number) =>
  count(n, { zero: '# مقطع', one: 'مقطع واحد', two: 'مقطعان', few: '# مقاطع', many: '# مقطعًا', other: '# مقطع' });
const where = (n: number) => (n > 1 ? ` في ${count(n, { two: 'مصدرين', few: '# مصادر', many: '# مصدرًا', other: '# مصدر' })}` : '');

/** Words in another script, kept from turning the sentence round them (Unicode isolates, UAX #9). */
const apart = (words: string) => (/^[\u0590-\u08ff]/.test(words) ? words : `\u2068${words}\u2069`);

export const arabic: ReportWords = {
  language: 'ar',
  locale,
  direction: 'rtl',
  parts: {
    summary: 'الخلاصة',
    contents: 'المحتويات',
    text: 'النص مع التعليقات',
    claims: 'الادعاءات',
    speakers: 'المتحدثون',
    evidence: 'الأدلة',
    methods: 'كيف أُعدّ هذا التقرير',
  },
  heads: {
    number: 'الرقم',
    who: 'من يقول ذلك',
    what: 'ماذا قيل',
    assessment: 'التقييم',
    speaker: 'المتحدث',
    kindAndRole: 'النوع والصفة',
    claims: 'الادعاءات',
  },
  labels: {
    speaker: 'المتحدث',
    quotation: 'نوع النقل',
    quote: 'النص المنقول',
    statement: 'الصياغة',
    verdict: 'الحكم',
    verdicts: 'الأحكام',
    topics: 'المواضيع',
    said: 'تاريخ القول',
    note: 'ملاحظة',
    tension: 'يتعارض مع',
    markedBy: 'وضع العلامة',
    importedBy: 'استورده',
    alsoCalled: 'أسماء أخرى',
    links: 'الروابط في هذا النص',
  },
  comma: '، ',
  notChecked: 'لم يُتحقق منه',
  speakerNotSet: 'المتحدث غير محدد',
  unattributed: 'غير منسوب',
  undated: 'بلا تاريخ',
  notNamed: 'غير مسمّى',
  untitled: 'بلا عنوان',
  untitledSource: 'مصدر بلا عنوان',
  nothing: '(لا شيء)',
  analyst: 'المحلل',
  showInText: 'إظهار في النص',
  quotations: { direct: 'اقتباس مباشر', indirect: 'نقل غير مباشر', mixed: 'اقتباس جزئي' },
  roles: { original: 'صاحب القول', 'quoted-by': 'ناقل القول', outlet: 'بلسانه هو' },
  kinds: { person: 'شخص', organisation: 'منظمة', document: 'وثيقة', unnamed: 'مصدر غير مسمّى', outlet: 'الوسيلة الإعلامية' },
  pseudonyms: { person: 'شخص', organisation: 'منظمة', document: 'وثيقة', unnamed: 'مصدر', outlet: 'وسيلة' },
  stances: { supports: 'يدعم', refutes: 'يدحض', context: 'سياق' },
  reasons: {
    'sign-up': 'دعوة للاشتراك',
    'see-also': 'رابط لموضوع آخر',
    caption: 'تعليق على صورة',
    'comment-form': 'نموذج تعليق',
    comments: 'تعليقات',
    share: 'شريط المشاركة',
    'cookie-notice': 'إشعار ملفات الارتباط',
    navigation: 'تنقل',
    advertisement: 'إعلان',
    copyright: 'سطر حقوق النشر',
    repeated: 'نص مكرر',
    'outside-page': 'خارج الصفحة',
    other: 'ليس من المقال',
  },
  confidences: ['ثقة منخفضة', 'ثقة متوسطة', 'ثقة عالية'],
  verdicts: {
    supported: 'مدعوم',
    disputed: 'محل خلاف',
    'needs-context': 'يحتاج إلى سياق',
    refuted: 'مدحوض',
    unverifiable: 'غير قابل للتحقق',
  },
  places: { title: 'العنوان', heading: 'عنوان فرعي', aside: 'نص مستبعد' },
  encodings: {
    'byte order mark': 'علامة ترتيب البايتات',
    declared: 'معلن',
    'valid UTF-8': '\u2068UTF-8\u2069 صحيح',
    detected: 'مكتشف',
    chosen: 'مختار',
    text: 'نص',
  },
  via: 'عبر',
  citedNotHeld: 'مذكور وغير متوفر',
  counts: {
    claims,
    sources,
    evidence: (n) => count(n, { zero: 'لا أدلة', one: 'دليل واحد', two: 'دليلان', few: '# أدلة', many: '# دليلًا', other: '# دليل' }),
    speakers: (kind, n) => {
      if (kind === 'outlet') return n === 1 ? 'الوسيلة نفسها' : 'الوسائل نفسها';
      const forms = {
        person: { one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' },
        organisation: { one: 'منظمة واحدة', two: 'منظمتان', few: '# منظمات', many: '# منظمة', other: '# منظمة' },
        document: { one: 'وثيقة واحدة', two: 'وثيقتان', few: '# وثائق', many: '# وثيقة', other: '# وثيقة' },
        unnamed: {
          one: 'مصدر غير مسمّى',
          two: 'مصدران غير مسمّيين',
          few: '# مصادر غير مسمّاة',
          many: '# مصدرًا غير مسمّى',
          other: '# مصدر غير مسمّى',
        },
      };
      return count(n, forms[kind]);
    },
  },
  title: { whoSaidWhat: (of) => `من قال ماذا: ${apart(of)}`, quoted: (title) => `«${title}»` },
  summary: {
    noClaims: (n) => `لم توضع علامة على أي ادعاء${where(n)}.`,
    claims: (n, of, by) => `${claims(n)}${where(of)}${by === '' ? '' : `؛ المتحدثون: ${by}`}.`,
    most: (name, n, direct) => `${apart(name)}: ${claims(n)}، ${direct === 0 ? 'دون أي اقتباس مباشر' : `منها باقتباس مباشر: ${direct}`}.`,
    open: (n) => `بلا متحدث محدد: ${claims(n)}.`,
    nobody: (n) => `لا ينسبها النص إلى أحد: ${claims(n)}.`,
    cited: (n) => `مذكور وغير متوفر: ${sources(n)}.`,
    head: (n, unchecked) => `${claims(n)}${unchecked > 0 ? `، لم يُتحقق من ${unchecked}` : ''}`,
  },
  source: {
    number: (n) => `المصدر ${n}`,
    factsNotFound: 'لم يُعثر على الوسيلة والكاتب والتاريخ',
    textMissing: 'نص هذا المصدر مفقود.',
    setAsideHere: (reasons) => `استُبعد هنا: ${reasons}`,
    setAsideAs: (reason) => `استُبعد (${reason})`,
    repaired: ['أُصلح: ', '، كان ', ''],
    remark: (exact, text) => `حول «${exact}»: ${apart(text)}`,
  },
  claim: {
    number: (label) => `الادعاء ${label}`,
    inside: (label) => `داخل ${label}`,
    parts: (n) => `عدد الأجزاء ${n}`,
    withoutContent: 'لا يورد النص الكلام نفسه',
    characters: (ranges) => `المحارف \u2066${ranges}\u2069`,
    page: (page) => `ص ${page}`,
    at: (clock) => `عند ${clock}`,
    direct: (direct, of) => `باقتباس مباشر: ${direct} من ${of}`,
    neverDirect: 'دون أي اقتباس مباشر',
  },
  versions: {
    version: (n, of, day) => `النسخة ${n} من ${of}، قُرئت في ${day}`,
    replaced: (n, day) => `النسخة ${n} قُرئت في ${day}`,
    named: (n, day) => `النسخة ${n} المقروءة في ${day}`,
    another: 'نسخة أخرى',
    inVersion: (n) => `في النسخة ${n}`,
    lost: (held, missing) => `في ${held}؛ لم يُعثر عليه في ${missing}`,
    was: (exact, held) => `«${exact}» في ${held}`,
    gone: (words) => `حُذف: ${words}`,
    wasBefore: (said) => `كان ${said}`,
    unconfirmed: (held) => `الموضع غير مؤكد في ${held}`,
    unconfirmedWas: (said) => `الموضع غير مؤكد؛ كان ${said}`,
  },
  methods: {
    madeWith: (day, caseTitle) =>
      `أُعدّ ببرنامج ${apart('Hearsay')}${day === '' ? '' : ` في ${day}`} من القضية «${caseTitle}». وُضعت العلامات ونُسبت الأقوال وقُيّمت على يد أشخاص.`,
    numbering: 'الادعاءات مرقمة بترتيب النص. العلامة ¶ تعدّ الفقرات؛ ولا تُعدّ العناوين والعناوين الفرعية والنص المستبعد.',
    positions: 'المواضع تعدّ محارف يونيكود (نقاط الترميز) في نص المصدر من 0؛ والنهاية هي أول محرف بعد المقطع.',
    repairs: (repaired, aside) => `أُصلح في النص: ${places(repaired)}، واستُبعد: ${blocks(aside)}؛ وكل ذلك مذكور. لم يُحذف شيء.`,
    pseudonyms: (n) =>
      `استُبدلت أسماء المتحدثين بأسماء مستعارة هنا وفي نصوص المصادر (${places(n)})، بوصفها كلمات كاملة. وحُذفت أسماؤهم الأخرى وصفاتهم وانتماءاتهم. وقد تبقى صيغ أخرى للاسم وأوصاف تدل على صاحبها.`,
    positionsReplaced: 'المواضع تعدّ النص كما هو هنا بعد استبدال الأسماء.',
    readAs: (encoding, from, bytes) =>
      `الترميز ${apart(encoding)} (${from})، ${count(bytes, { one: 'بايت واحد', two: 'بايتان', few: '# بايتات', many: '# بايتًا', other: '# بايت' })}`,
    noRepairs: 'لا إصلاحات.',
    nothingAside: 'لم يُستبعد شيء.',
  },
};
