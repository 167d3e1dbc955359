/** Words that report what somebody said, thought or wants, for finding the cue of a claim near it. */

/** How sure a form is to report something. `weak` ones do so only beside a claim, `noun` ones are mostly nouns. */
export type Strength = 'strong' | 'weak' | 'noun';

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

const regularStrong = words(`
  argue note stress claim announce declare warn add explain insist propose reply respond report deny acknowledge concede allege
  assert contend maintain predict promise pledge vow threaten urge recommend estimate tweet mention observe remark comment complain
  criticize criticise condemn accuse reveal disclose indicate imply reiterate emphasize emphasise underline underscore highlight
  caution boast recall testify conclude reaffirm affirm clarify hint quip lament speculate retort exclaim proclaim theorize opine
  counter elaborate confess whisper shout state admit confirm suggest assure inform joke advise advocate caution decry denounce
  signal surmise blame rule point`);
const regularWeak = words(`
  want hope expect fear believe agree disagree ask answer describe demand question wonder reject dismiss refuse decide intend plan
  praise defend cite quote seek consider worry doubt assume support oppose welcome call post repeat appeal request invite guess`);
const irregularStrong: Readonly<Record<string, string>> = {
  say: 'says said saying',
  tell: 'tells told telling',
  write: 'writes wrote written writing',
  swear: 'swears swore sworn swearing',
};
const irregularWeak: Readonly<Record<string, string>> = {
  think: 'thinks thought thinking',
  find: 'finds found finding',
  show: 'shows showed shown showing',
  know: 'knows knew knowing',
  feel: 'feels felt feeling',
  see: 'sees saw seen',
  forbid: 'forbids forbade forbidden',
};
/** Forms that are nouns as often as verbs. */
const mostlyNouns = new Set(
  words(`
  notes claims reports comments remarks estimates demands hopes fears plans posts calls states questions doubts promises signals
  answers rules points requests blames vows pledges threats joke jokes warning finding findings meaning feeling feelings opening saying
  note claim report comment remark estimate demand hope fear plan post call state question doubt promise signal answer rule point request
  blame vow pledge support supports counter counters quote quotes tweet tweets alleged proposed stated reported estimated thought
  planned intended wanted sought needed considered expected feared written known seen called supposed assumed praise lament highlight
  highlights caution appeal appeals`),
);

function inflect(base: string): string[] {
  const past = base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
  const third = /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
  const running = base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`;
  return [base, third, past, running];
}

function buildForms(): Map<string, { base: string; strength: Strength }> {
  const forms = new Map<string, { base: string; strength: Strength }>();
  const add = (base: string, all: readonly string[], strength: Strength): void => {
    for (const form of all) if (!forms.has(form)) forms.set(form, { base, strength: mostlyNouns.has(form) ? 'noun' : strength });
  };
  for (const base of regularStrong) add(base, inflect(base), 'strong');
  for (const [base, rest] of Object.entries(irregularStrong)) add(base, [base, ...words(rest)], 'strong');
  for (const base of regularWeak) add(base, inflect(base), 'weak');
  for (const [base, rest] of Object.entries(irregularWeak)) add(base, [base, ...words(rest)], 'weak');
  for (const form of ['admitted', 'admitting']) forms.set(form, { base: 'admit', strength: 'strong' });
  for (const form of ['hinted', 'quipped', 'quipping', 'planned', 'planning']) {
    const base = form.startsWith('hint') ? 'hint' : form.startsWith('quip') ? 'quip' : 'plan';
    forms.set(form, { base, strength: base === 'plan' ? 'noun' : 'strong' });
  }
  return forms;
}

/** English verb forms, lower case, with their base form. */
export const reportingForms: ReadonlyMap<string, { base: string; strength: Strength }> = buildForms();

/** A word that belongs to the verb and follows it: "ruled out", "called on", "stated in". */
export const particles: Readonly<Record<string, readonly string[]>> = {
  rule: ['out'],
  point: ['out'],
  call: ['on', 'for', 'upon'],
  insist: ['on', 'upon'],
  state: ['in'],
  write: ['in'],
  appeal: ['to', 'for'],
};
/** Bases that report only with their particle. */
export const onlyWithParticle = new Set(['rule', 'point']);

/** Words that may stand between the parts of a verb, or before it, and belong to the cue: "did not rule out", "has said". */
export const auxiliaries = new Set(
  words(`is are was were has have had do does did will would can could may might must shall should not never be been being
    doesn't didn't don't won't wouldn't can't couldn't hasn't haven't hadn't isn't aren't wasn't weren't cannot
    doesn’t didn’t don’t won’t wouldn’t can’t couldn’t hasn’t haven’t hadn’t isn’t aren’t wasn’t weren’t`),
);
export const adverbs = new Set(
  words('also later earlier again repeatedly recently previously publicly then still only further now once already'),
);

/** Phrases that name the one who said it right after them. Longest first. */
export const accordingPhrases: readonly string[] = ['according to', 'in the words of', 'in the view of', 'as per', 'per'];

/** Cues of other languages, as phrases in their usual form, by first subtag of the language. `!` marks those followed by the speaker. */
export const cuesByLanguage: Readonly<Record<string, readonly string[]>> = {
  de: words(`sagte sagt sagten erklärte erklärten erklärt betonte betont warnte warnt behauptete behauptet forderte fordert kritisierte
    teilte meinte meint äußerte fügte kündigte berichtete berichtet schrieb schreibt bestätigte räumte versicherte !laut zufolge`),
  fr: words(
    'déclaré déclare dit affirmé affirme assuré assure expliqué explique annoncé annonce ajouté ajoute souligné souligne estimé estime indiqué indique précisé précise averti averti rappelé prévenu dénoncé accusé !selon',
  ),
  es: words(
    'dijo dice dijeron afirmó afirma aseguró asegura explicó explica anunció anuncia añadió añade señaló señala declaró declara advirtió advierte sostuvo subrayó indicó manifestó denunció !según',
  ),
  it: words(
    'detto dice disse affermato afferma dichiarato dichiara spiegato spiega annunciato annuncia aggiunto aggiunge sottolineato avvertito sostenuto riferito !secondo',
  ),
  pt: words(
    'disse diz afirmou afirma declarou declara explicou explica anunciou anuncia acrescentou ressaltou destacou alertou informou !segundo',
  ),
  nl: words('zei zegt verklaarde verklaart stelde stelt benadrukte waarschuwde meldde liet !volgens'),
  ru: words(
    'сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила подчеркнул подчеркнула добавил добавила объявил предупредил пояснил утверждает считает',
  ),
  uk: words('сказав сказала заявив заявила заявили повідомив повідомила зазначив зазначила підкреслив додав додала наголосив'),
  ar: words('قال قالت وقال وقالت قالوا أعلن أعلنت أكد أكدت وأكد أضاف وأضاف صرح أوضح وأوضح ذكر ذكرت'),
  he: words('אמר אמרה אמרו הודיע הודיעה טען טענה הוסיף הוסיפה'),
  zh: ['表示', '指出', '称', '宣布', '强调', '认为', '说', '表示', '聲稱', '說'],
  ja: ['と述べた', '述べた', '発表した', '明らかにした', '語った', '話した', '強調した', 'と話している', 'によると'],
  ko: ['밝혔다', '말했다', '전했다', '강조했다', '주장했다', '발표했다'],
};
