/** Letters outside ASCII (for other scripts: all letters) of a language, the most frequent first. */
export interface LanguageLetters {
  /** BCP 47 tag. */
  readonly tag: string;
  readonly letters: string;
}

const language = (tag: string, letters: string): LanguageLetters => ({ tag, letters });

const western = [
  language('en', '’“”–—é‘…èñüöçáíóëïâ'),
  language('de', 'üäößé'),
  language('fr', 'éèàê’çôî«»ùâûœïëæü'),
  language('es', 'óíáéñúü'),
  language('it', 'èàùòìéî'),
  language('pt', 'ãçáéíóêõúâàô'),
  language('nl', 'ëéïöèüê'),
  language('sv', 'äåöé'),
  language('da', 'øåæéö'),
  language('no', 'åøæéò'),
  language('fi', 'äöå'),
  language('is', 'íáðúéóþöæý'),
  language('ca', 'óàéíòèçúïü·'),
  language('ga', 'áíéúó'),
];
const central = [
  language('pl', 'łąężśćóńź'),
  language('cs', 'íáěčéřžýšůúňťóď'),
  language('sk', 'áíčéžšýúľťôňäďóŕĺ'),
  language('hu', 'áéíóöőüúű'),
  language('ro', 'ăîşţâșț'),
  language('hr', 'čšžćđ'),
  language('sl', 'čšž'),
  language('sq', 'ëç'),
];
const baltic = [language('lt', 'ėšįžųūčęą'), language('lv', 'āīēšūņļžčķģ'), language('et', 'äõüöšž')];
const turkish = [language('tr', 'ıışçğüöâî')];
const cyrillic = [
  language('ru', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ'),
  language('uk', 'оанивітерслкудмпязгьйбчхцюїжєшщфґ'),
  language('bg', 'аоиетнрсвлкдпмзуъябгчцйжшщхюфь'),
  language('sr', 'аоиенрјтсвукдлмпзгбчцшљњжхћфђџ'),
  language('mk', 'аоиетнрсвлкдмпујзгбчцшжќхѓњфѕљџ'),
  language('be', 'аенірысткоівлудмпяьзгчбйжэшцхёюў'),
];
const greek = [language('el', 'αοιετσνηυρπκμλςωδγχθίόάφέβήξύζώψϊϋ')];
const hebrew = [language('he', 'יוהלאמתרבשנכדחקפםעסגזןטץצךף')];
const arabic = [language('ar', 'اليمونترةبعدفسهكقحجشصطخزضذثئأىءغظإآؤ'), language('fa', 'ایرندمهتوبسشزگکلخعفچقحپجطصآغذضثظئژ')];
const thai = [language('th', 'านรกเงมยลวอดทสตะปบคหแจพชขใไผโซถศธณญภษฐฎฉฟฬ่้ิีัุูื์็ำ')];
const vietnamese = [language('vi', 'đôưêâơăạ̀̀́̉̃èáéíóúù')];

export interface LegacyEncoding {
  /** WHATWG name. */
  readonly name: string;
  readonly languages: readonly LanguageLetters[];
  /** Added to the score: which of two encodings that explain the bytes alike is the likelier file. */
  readonly bias: number;
}

/** Single-byte encodings that files come in, each with the languages written in it. */
export const legacyEncodings: readonly LegacyEncoding[] = [
  { name: 'windows-1252', languages: western, bias: 0.3 },
  { name: 'windows-1250', languages: central, bias: 0 },
  { name: 'iso-8859-2', languages: central, bias: -0.02 },
  { name: 'windows-1251', languages: cyrillic, bias: 0.01 },
  { name: 'koi8-r', languages: cyrillic, bias: 0.01 },
  { name: 'koi8-u', languages: cyrillic, bias: 0 },
  { name: 'iso-8859-5', languages: cyrillic, bias: -0.05 },
  { name: 'ibm866', languages: cyrillic, bias: -0.1 },
  { name: 'x-mac-cyrillic', languages: cyrillic, bias: -0.15 },
  { name: 'windows-1253', languages: greek, bias: 0.02 },
  { name: 'iso-8859-7', languages: greek, bias: 0 },
  { name: 'windows-1254', languages: turkish, bias: 0 },
  { name: 'iso-8859-3', languages: [language('mt', 'ħżġċàèìòù'), language('eo', 'ĉĝĥĵŝŭ')], bias: -0.4 },
  { name: 'windows-1255', languages: hebrew, bias: 0.01 },
  { name: 'iso-8859-8', languages: hebrew, bias: 0 },
  { name: 'windows-1256', languages: arabic, bias: 0.01 },
  { name: 'iso-8859-6', languages: arabic, bias: 0 },
  { name: 'windows-1257', languages: baltic, bias: 0 },
  { name: 'iso-8859-13', languages: baltic, bias: -0.02 },
  { name: 'iso-8859-4', languages: baltic, bias: -0.05 },
  { name: 'windows-874', languages: thai, bias: 0 },
  { name: 'windows-1258', languages: vietnamese, bias: -0.2 },
  { name: 'iso-8859-15', languages: western, bias: 0.1 },
  { name: 'iso-8859-16', languages: [language('ro', 'ăîâșț')], bias: -0.1 },
  { name: 'iso-8859-10', languages: [language('is', 'íáðúéóþöæý')], bias: -0.3 },
  { name: 'macintosh', languages: western, bias: -0.2 },
];

/** Multi-byte encodings with the most frequent characters of the texts that come in them; kana and full-width signs count in any case. */
export const multiByteEncodings: readonly { readonly name: string; readonly common: string }[] = [
  {
    name: 'shift_jis',
    common:
      '日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨',
  },
  {
    name: 'euc-jp',
    common:
      '日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨',
  },
  {
    name: 'gbk',
    common:
      '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运',
  },
  {
    name: 'big5',
    common:
      '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運',
  },
  {
    name: 'euc-kr',
    common:
      '이다는의에을가고지하한은로기를사도어자리대나인시해서그일라아정있들부보수것니만전과장여할신스구상제원오주성마방와안으계위공조화유중내경모비소우바국세생무선적미관연거동까면게게요려진된였했습합않없때년월회개',
  },
];
