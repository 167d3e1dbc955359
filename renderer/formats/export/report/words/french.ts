import { counting, type ReportWords } from './words-of-report.ts';

const count = counting('fr-FR');
const claims = (n: number) => count(n, { one: '# affirmation', other: '# affirmations' });
const where = (sources: number) => (sources > 1 ? ` dans ${sources} sources` : '');

export const french: ReportWords = {
  language: 'fr',
  locale: 'fr-FR',
  direction: 'ltr',
  parts: {
    summary: 'Résumé',
    contents: 'Sommaire',
    text: 'Texte annoté',
    claims: 'Affirmations',
    speakers: 'Locuteurs',
    evidence: 'Éléments de preuve',
    methods: 'Comment ce rapport a été fait',
  },
  heads: {
    number: 'N°',
    who: 'Qui le dit',
    what: 'Ce qui est dit',
    assessment: 'Évaluation',
    speaker: 'Locuteur',
    kindAndRole: 'Nature et fonction',
    claims: 'Affirmations',
  },
  labels: {
    speaker: 'Locuteur',
    quotation: 'Citation',
    quote: 'Passage',
    statement: 'Énoncé',
    verdict: 'Verdict',
    verdicts: 'Verdicts',
    topics: 'Thèmes',
    said: 'Dit le',
    note: 'Note',
    tension: 'Incompatible avec',
    markedBy: 'Relevé par',
    importedBy: 'Importé par',
    alsoCalled: 'Aussi appelé',
    links: 'Liens dans ce texte',
  },
  comma: ', ',
  notChecked: 'Non vérifié',
  speakerNotSet: 'Locuteur non renseigné',
  unattributed: 'Non attribué',
  undated: 'Sans date',
  notNamed: 'Non nommé',
  untitled: 'Sans titre',
  untitledSource: 'Source sans titre',
  nothing: '(rien)',
  analyst: 'Analyste',
  showInText: 'Montrer dans le texte',
  quotations: { direct: 'citation directe', indirect: 'discours indirect', mixed: 'citation partielle' },
  roles: { original: 'auteur des propos', 'quoted-by': 'les a rapportés', outlet: 'en son nom propre' },
  kinds: { person: 'Personne', organisation: 'Organisation', document: 'Document', unnamed: 'Source non nommée', outlet: 'Le média' },
  pseudonyms: { person: 'Personne', organisation: 'Organisation', document: 'Document', unnamed: 'Source', outlet: 'Média' },
  stances: { supports: 'Appuie', refutes: 'Réfute', context: 'Contexte' },
  reasons: {
    'sign-up': 'message d’inscription',
    'see-also': 'lien « à lire aussi »',
    caption: 'légende de photo',
    'comment-form': 'formulaire de commentaire',
    comments: 'commentaires',
    share: 'barre de partage',
    'cookie-notice': 'avis sur les cookies',
    navigation: 'navigation',
    advertisement: 'publicité',
    copyright: 'mention de droits',
    repeated: 'texte répété',
    'outside-page': 'hors de la page',
    other: 'hors de l’article',
  },
  confidences: ['confiance faible', 'confiance moyenne', 'confiance élevée'],
  verdicts: {
    supported: 'Étayé',
    disputed: 'Contesté',
    'needs-context': 'Contexte nécessaire',
    refuted: 'Réfuté',
    unverifiable: 'Invérifiable',
  },
  places: { title: 'Titre', heading: 'Intertitre', aside: 'Mis de côté' },
  encodings: {
    'byte order mark': 'indicateur d’ordre des octets',
    declared: 'déclaré',
    'valid UTF-8': 'UTF-8 valide',
    detected: 'détecté',
    chosen: 'choisi',
    text: 'texte',
  },
  via: 'via',
  citedNotHeld: 'cité, non détenu',
  counts: {
    claims,
    sources: (n) => count(n, { one: '# source', other: '# sources' }),
    evidence: (n) => count(n, { one: '# élément de preuve', other: '# éléments de preuve' }),
    speakers: (kind, n) => {
      if (kind === 'outlet') return n === 1 ? 'le média lui-même' : 'les médias eux-mêmes';
      const forms = {
        person: { one: '# personne', other: '# personnes' },
        organisation: { one: '# organisation', other: '# organisations' },
        document: { one: '# document', other: '# documents' },
        unnamed: { one: '# source non nommée', other: '# sources non nommées' },
      };
      return count(n, forms[kind]);
    },
  },
  title: { whoSaidWhat: (of) => `Qui a dit quoi : ${of}`, quoted: (title) => `« ${title} »` },
  summary: {
    noClaims: (sources) => `Aucune affirmation n’est relevée${where(sources)}.`,
    claims: (n, sources, by) => `${claims(n)}${where(sources)}${by === '' ? '' : `, par ${by}`}.`,
    most: (name, n, direct) =>
      `${name} : ${claims(n)}, ${direct === 0 ? 'aucune citée directement' : count(direct, { one: 'dont # citée directement', other: 'dont # citées directement' })}.`,
    open: (n) =>
      count(n, { one: '# affirmation n’a pas de locuteur renseigné.', other: '# affirmations n’ont pas de locuteur renseigné.' }),
    nobody: (n) =>
      count(n, {
        one: '# affirmation n’est attribuée à personne dans le texte.',
        other: '# affirmations ne sont attribuées à personne dans le texte.',
      }),
    cited: (n) => count(n, { one: '# source citée n’est pas détenue.', other: '# sources citées ne sont pas détenues.' }),
    head: (n, unchecked) =>
      `${claims(n)}${unchecked > 0 ? `, ${count(unchecked, { one: '# non vérifiée', other: '# non vérifiées' })}` : ''}`,
  },
  source: {
    number: (n) => `Source ${n}`,
    factsNotFound: 'Média, auteur et date introuvables',
    textMissing: 'Le texte de cette source manque.',
    setAsideHere: (reasons) => `Mis de côté ici : ${reasons}`,
    setAsideAs: (reason) => `Mis de côté (${reason})`,
    repaired: ['Réparé : ', ', auparavant ', ''],
    remark: (exact, text) => `À propos de « ${exact} » : ${text}`,
  },
  claim: {
    number: (label) => `Affirmation ${label}`,
    inside: (label) => `à l’intérieur de ${label}`,
    parts: (n) => `en ${n} parties`,
    withoutContent: 'le texte ne donne pas les paroles elles-mêmes',
    characters: (ranges) => `caractères ${ranges}`,
    page: (page) => `p. ${page}`,
    at: (clock) => `à ${clock}`,
    direct: (direct, of) => `Cité directement dans ${direct} sur ${of}`,
    neverDirect: 'Jamais cité directement',
  },
  versions: {
    version: (n, of, day) => `Version ${n} sur ${of}, lue le ${day}`,
    replaced: (n, day) => `la version ${n} a été lue le ${day}`,
    named: (n, day) => `la version ${n}, lue le ${day}`,
    another: 'une autre version',
    inVersion: (n) => `dans la version ${n}`,
    lost: (held, missing) => `dans ${held} ; introuvable dans ${missing}`,
    was: (exact, held) => `« ${exact} » dans ${held}`,
    gone: (words) => `disparu : ${words}`,
    wasBefore: (said) => `auparavant ${said}`,
    unconfirmed: (held) => `emplacement non confirmé dans ${held}`,
    unconfirmedWas: (said) => `emplacement non confirmé ; auparavant ${said}`,
  },
  methods: {
    madeWith: (day, caseTitle) =>
      `Fait avec Hearsay${day === '' ? '' : ` le ${day}`} à partir du dossier « ${caseTitle} ». Les affirmations ont été relevées, attribuées et évaluées par des personnes.`,
    numbering:
      'Les affirmations sont numérotées dans l’ordre du texte. ¶ compte les paragraphes ; titres, intertitres et texte mis de côté ne sont pas comptés.',
    positions:
      'Les positions comptent les caractères Unicode (points de code) du texte source à partir de 0 ; la fin est le premier caractère après le passage.',
    repairs: (repairs, aside) =>
      `${count(repairs, { one: '# endroit du texte a été réparé', other: '# endroits du texte ont été réparés' })} et ${count(aside, { one: '# bloc mis de côté', other: '# blocs mis de côté' })} ; chacun est indiqué. Rien n’a été supprimé.`,
    pseudonyms: (places) =>
      `Les noms des locuteurs sont remplacés par des pseudonymes, ici et à ${count(places, { one: '# endroit', other: '# endroits' })} des textes sources, en mots entiers. Leurs autres noms, fonctions et affiliations sont omis. D’autres formes d’un nom et des descriptions qui trahissent une personne peuvent subsister.`,
    positionsReplaced: 'Les positions comptent le texte tel qu’il figure ici, noms remplacés.',
    readAs: (encoding, from, bytes) => `lu comme ${encoding} (${from}), ${bytes.toLocaleString('fr-FR')} octets`,
    noRepairs: 'Aucune réparation.',
    nothingAside: 'Rien n’a été mis de côté.',
  },
};
