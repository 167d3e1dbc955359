import { counting, type ReportWords } from './words-of-report.ts';

const count = counting('it-IT');
const claims = (n: number) => count(n, { one: '# affermazione', other: '# affermazioni' });
const where = (sources: number) => (sources > 1 ? ` in ${sources} fonti` : '');

export const italian: ReportWords = {
  language: 'it',
  locale: 'it-IT',
  direction: 'ltr',
  parts: {
    summary: 'Sintesi',
    contents: 'Indice',
    text: 'Testo annotato',
    claims: 'Affermazioni',
    speakers: 'Chi parla',
    evidence: 'Prove',
    methods: 'Come è stato fatto questo rapporto',
  },
  heads: {
    number: 'N.',
    who: 'Chi lo dice',
    what: 'Che cosa è detto',
    assessment: 'Valutazione',
    speaker: 'Chi parla',
    kindAndRole: 'Tipo e ruolo',
    claims: 'Affermazioni',
  },
  labels: {
    speaker: 'Chi lo dice',
    quotation: 'Citazione',
    quote: 'Passo',
    statement: 'Enunciato',
    verdict: 'Giudizio',
    verdicts: 'Giudizi',
    topics: 'Temi',
    said: 'Detto',
    note: 'Nota',
    tension: 'Incompatibile con',
    markedBy: 'Segnato da',
    importedBy: 'Importato da',
    alsoCalled: 'Detto anche',
    links: 'Collegamenti in questo testo',
  },
  comma: ', ',
  notChecked: 'Non verificata',
  speakerNotSet: 'Parlante non indicato',
  unattributed: 'Non attribuita',
  undated: 'Senza data',
  notNamed: 'Non nominato',
  untitled: 'Senza titolo',
  untitledSource: 'Fonte senza titolo',
  nothing: '(niente)',
  analyst: 'Analista',
  showInText: 'Mostra nel testo',
  quotations: { direct: 'citazione diretta', indirect: 'indiretta', mixed: 'citata in parte' },
  roles: { original: 'l’ha detto', 'quoted-by': 'l’ha riferito', outlet: 'voce propria' },
  kinds: { person: 'Persona', organisation: 'Organizzazione', document: 'Documento', unnamed: 'Fonte non nominata', outlet: 'La testata' },
  pseudonyms: { person: 'Persona', organisation: 'Organizzazione', document: 'Documento', unnamed: 'Fonte', outlet: 'Testata' },
  stances: { supports: 'Sostiene', refutes: 'Smentisce', context: 'Contesto' },
  reasons: {
    'sign-up': 'invito a iscriversi',
    'see-also': 'lettura consigliata',
    caption: 'didascalia',
    'comment-form': 'modulo per i commenti',
    comments: 'commenti',
    share: 'barra di condivisione',
    'cookie-notice': 'avviso sui cookie',
    navigation: 'navigazione',
    advertisement: 'pubblicità',
    copyright: 'riga sui diritti',
    repeated: 'testo ripetuto',
    other: 'estraneo all’articolo',
  },
  confidences: ['certezza bassa', 'certezza media', 'certezza alta'],
  verdicts: {
    supported: 'Sostenuta',
    disputed: 'Controversa',
    'needs-context': 'Richiede contesto',
    refuted: 'Smentita',
    unverifiable: 'Non verificabile',
  },
  places: { title: 'Titolo', heading: 'Intertitolo', aside: 'Messo da parte' },
  encodings: {
    'byte order mark': 'indicatore dell’ordine dei byte',
    declared: 'dichiarata',
    'valid UTF-8': 'UTF-8 valido',
    detected: 'rilevata',
    chosen: 'scelta',
    text: 'testo',
  },
  via: 'tramite',
  citedNotHeld: 'citata, non disponibile',
  counts: {
    claims,
    sources: (n) => count(n, { one: '# fonte', other: '# fonti' }),
    evidence: (n) => count(n, { one: '# prova', other: '# prove' }),
    speakers: (kind, n) => {
      if (kind === 'outlet') return n === 1 ? 'la testata stessa' : 'le testate stesse';
      const forms = {
        person: { one: '# persona', other: '# persone' },
        organisation: { one: '# organizzazione', other: '# organizzazioni' },
        document: { one: '# documento', other: '# documenti' },
        unnamed: { one: '# fonte non nominata', other: '# fonti non nominate' },
      };
      return count(n, forms[kind]);
    },
  },
  title: { whoSaidWhat: (of) => `Chi ha detto cosa: ${of}`, quoted: (title) => `«${title}»` },
  summary: {
    noClaims: (sources) => `Nessuna affermazione è segnata${where(sources)}.`,
    claims: (n, sources, by) => `${claims(n)}${where(sources)}${by === '' ? '' : `; a parlare: ${by}`}.`,
    most: (name, n, direct) =>
      `${name}: ${claims(n)}, ${direct === 0 ? 'nessuna citata direttamente' : count(direct, { one: '# citata direttamente', other: '# citate direttamente' })}.`,
    open: (n) => count(n, { one: '# affermazione non ha un parlante indicato.', other: '# affermazioni non hanno un parlante indicato.' }),
    nobody: (n) =>
      count(n, {
        one: '# affermazione non è attribuita a nessuno nel testo.',
        other: '# affermazioni non sono attribuite a nessuno nel testo.',
      }),
    cited: (n) => count(n, { one: '# fonte citata non è disponibile.', other: '# fonti citate non sono disponibili.' }),
    head: (n, unchecked) =>
      `${claims(n)}${unchecked > 0 ? `, ${count(unchecked, { one: '# non verificata', other: '# non verificate' })}` : ''}`,
  },
  source: {
    number: (n) => `Fonte ${n}`,
    factsNotFound: 'Testata, autore e data non trovati',
    textMissing: 'Il testo di questa fonte manca.',
    setAsideHere: (reasons) => `Messo da parte qui: ${reasons}`,
    setAsideAs: (reason) => `Messo da parte (${reason})`,
    repaired: ['Riparato: ', ', prima ', ''],
    remark: (exact, text) => `Su «${exact}»: ${text}`,
  },
  claim: {
    number: (label) => `Affermazione ${label}`,
    inside: (label) => `dentro ${label}`,
    parts: (n) => `in ${n} parti`,
    withoutContent: 'il testo non riporta le parole stesse',
    characters: (ranges) => `caratteri ${ranges}`,
    page: (page) => `p. ${page}`,
    at: (clock) => `a ${clock}`,
    direct: (direct, of) => `Citato direttamente in ${direct} su ${of}`,
    neverDirect: 'Mai citato direttamente',
  },
  versions: {
    version: (n, of, day) => `Versione ${n} di ${of}, letta il ${day}`,
    replaced: (n, day) => `la versione ${n} è stata letta il ${day}`,
    named: (n, day) => `versione ${n}, letta il ${day}`,
    another: 'un’altra versione',
    inVersion: (n) => `nella versione ${n}`,
    lost: (held, missing) => `in ${held}; non trovato in ${missing}`,
    was: (exact, held) => `«${exact}» in ${held}`,
    gone: (words) => `scomparso: ${words}`,
    wasBefore: (said) => `prima ${said}`,
    unconfirmed: (held) => `posizione non confermata in ${held}`,
    unconfirmedWas: (said) => `posizione non confermata; prima ${said}`,
  },
  methods: {
    madeWith: (day, caseTitle) =>
      `Fatto con Hearsay${day === '' ? '' : ` il ${day}`} dal caso «${caseTitle}». Le affermazioni sono state segnate, attribuite e valutate da persone.`,
    numbering:
      'Le affermazioni sono numerate nell’ordine del testo. ¶ conta i paragrafi; titoli, intertitoli e testo messo da parte non sono contati.',
    positions:
      'Le posizioni contano i caratteri Unicode (punti di codice) del testo della fonte da 0; la fine è il primo carattere dopo il passo.',
    repairs: (repairs, aside) =>
      `${count(repairs, { one: '# punto del testo è stato riparato', other: '# punti del testo sono stati riparati' })} e ${count(aside, { one: '# blocco messo da parte', other: '# blocchi messi da parte' })}; ognuno è elencato. Nulla è stato cancellato.`,
    pseudonyms: (places) =>
      `I nomi di chi parla sono sostituiti da pseudonimi, qui e in ${count(places, { one: '# punto', other: '# punti' })} dei testi, come parole intere. Altri nomi, ruoli e affiliazioni sono omessi. Possono restare altre forme di un nome e descrizioni che rivelano una persona.`,
    positionsReplaced: 'Le posizioni contano il testo come sta qui, con i nomi sostituiti.',
    readAs: (encoding, from, bytes) => `letto come ${encoding} (${from}), ${bytes.toLocaleString('it-IT')} byte`,
    noRepairs: 'Nessuna riparazione.',
    nothingAside: 'Nulla messo da parte.',
  },
};
