/** Word lists for reading names, roles and descriptions of speakers in English news text. All lower case. */

function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Heads of roles that people hold. */
export const roleHeads = set(`
  minister secretary president chancellor premier senator congressman congresswoman representative governor mayor ambassador envoy
  commissioner director chief chair chairman chairwoman chairperson spokesman spokeswoman spokesperson general admiral colonel
  major captain lieutenant sergeant commander judge justice prosecutor attorney sheriff deputy professor doctor dr mr mrs ms mx sir
  lady lord dame king queen prince princess pope cardinal archbishop bishop rabbi imam patriarch reverend rev pastor father sister
  sens reps govs drs profs sen rep gov gen lt col capt sgt prof hon adm maj supt insp det ceo cto cfo coo founder co-founder executive officer manager head
  leader speaker whip lawmaker legislator councillor councilor councilman councilwoman alderman inspector superintendent detective
  adviser advisor aide counsel economist analyst scientist researcher historian author journalist reporter editor correspondent
  columnist coach captain principal dean rector provost treasurer comptroller ombudsman negotiator diplomat consul attaché vice
  baroness baron count sheikh emir sultan ayatollah comrade candidate nominee undersecretary administrator coordinator mp mep md
  lawyer barrister solicitor activist campaigner organizer strategist pollster physician nurse surgeon engineer farmer teacher`);

/** Words that qualify or complete a role in capitals: "Deputy Foreign", "of State for Political Affairs". */
export const roleParts = set(`
  deputy vice former ex acting interim foreign prime first second third assistant associate under senior junior chief state interior
  defense defence finance treasury trade health justice energy commerce labor labour transport transportation education agriculture
  homeland security environment culture housing information political affairs public press national federal regional general internal
  external economic military police fire district county city city's supreme high court of for and the to at in on attorney united
  lead special executive managing union council house senate committee party cabinet opposition majority minority shadow lt major
  brigadier rear vice-president relations operations services policy science technology research human rights resources communications
  development cooperation european intelligence army navy air force marine corps coast guard white democratic republican democrat
  labour conservative liberal green`);

/** Heads of names of organisations. */
export const organisationHeads = set(`
  ministry department embassy consulate committee commission council agency service services university college institute institution
  school party union bank group inc corp corporation company co ltd llc plc gmbh ag court police parliament congress senate house
  assembly office bureau board authority administration government foundation association federation confederation league alliance
  organization organisation society club church army navy force forces corps guard command team network center centre coalition
  treasury exchange fund trust news press times post journal herald tribune gazette daily reuters associated secretariat directorate
  tribunal inspectorate hospital clinic museum laboratory lab observatory initiative project campaign movement front brigade airlines
  airways industries holdings partners systems technologies studios media television radio chamber guild cabinet delegation mission
  cooperative syndicate task`);

/** Names that are organisations or stand for one, without a head that says so. */
export const organisationNames = set(`
  kremlin pentagon nato un eu who imf opec fbi cia nsa nasa cdc fda epa bbc cnn nbc abc cbs fox npr isis taliban hamas hezbollah fatah
  google facebook twitter amazon microsoft apple tesla boeing airbus unicef unesco wto iaea osce interpol europol scotland fed democrats
  republicans tories conservatives liberals gop dnc rnc capitol cabinet`);

/** Countries and capitals that speak for their governments. */
export const places = set(`
  russia moscow america washington ukraine kyiv kiev china beijing britain london france paris germany berlin italy rome spain madrid
  poland warsaw turkey ankara iran tehran iraq baghdad israel jerusalem syria damascus egypt cairo india delhi pakistan islamabad japan
  tokyo korea seoul pyongyang australia canberra canada ottawa mexico brazil brasilia argentina chile cuba havana venezuela caracas
  belarus minsk georgia tbilisi armenia yerevan azerbaijan baku kazakhstan serbia belgrade greece athens hungary budapest romania
  bucharest bulgaria sofia austria vienna switzerland bern sweden stockholm norway oslo finland helsinki denmark copenhagen
  netherlands belgium brussels ireland dublin scotland wales england lithuania vilnius latvia riga estonia tallinn afghanistan kabul
  lebanon beirut jordan amman yemen qatar doha kuwait oman libya tunisia algeria morocco sudan ethiopia kenya nigeria africa europe asia
  taiwan taipei hong kong vietnam hanoi thailand indonesia malaysia singapore philippines us uk usa u.s u.k u.s.a uae`);

/** Words that begin with a capital without being a name. */
export const notNames = set(`
  the a an this that these those he she it they we i you his her its their our my your and but or so yet if when while after before since
  because as although though however meanwhile moreover in on at for from by with to of no not what who why how where some many most all
  both each such then now still also earlier later last there here monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec yes
  according speaking asked despite during under over about into through between among against without within once until even just only
  other another every any one two three four five six seven eight nine ten more see read related photo image credit file updated let
  do did does is are was were be been has have had will would can could may might must should click please leave reply subscribe sign
  russian american british french german chinese ukrainian israeli iranian italian spanish european western eastern northern southern
  republican democratic english japanese korean indian canadian australian mexican turkish syrian iraqi afghan polish arab christian
  hopefully clearly overall finally additionally unfortunately fortunately similarly actually indeed instead thus therefore hence thanks
  today yesterday tomorrow tonight perhaps maybe well look ok okay yeah first second third next again instead many several sure
  muslim jewish catholic internet god christmas easter mr mrs ms`);

/** Documents that state things. */
export const documentHeads = set(`
  note statement report letter document memo memorandum release communique communiqué study poll survey tweet post transcript filing
  lawsuit complaint indictment affidavit ruling verdict article email e-mail book paper audit review assessment analysis declaration
  resolution decree order bulletin dispatch cable treaty agreement testimony speech interview briefing summary dossier blog video
  message text announcement petition investigation motion brief manifesto`);

/** People described and not named. */
export const groupHeads = set(`
  official officials source sources people person senator senators lawmaker lawmakers analyst analysts expert experts critic critics
  diplomat diplomats aide aides adviser advisers advisor advisors witness witnesses resident residents spokesman spokeswoman
  spokesperson spokespeople spokesmen officer officers soldier soldiers prosecutor prosecutors lawyer lawyers attorney attorneys
  scientist scientists researcher researchers economist economists activist activists protester protesters protesters supporter
  supporters opponent opponents voter voters worker workers employee employees executive executives leader leaders minister ministers
  teacher teachers doctor doctors nurse nurses student students parent parents neighbor neighbors neighbour neighbours relative
  relatives friend friends colleague colleagues investigator investigators authorities police observers observer historian historians
  journalist journalists reporter reporters editor editors politician politicians democrats republicans legislator legislators group
  groups member members man woman men women farmer farmers strategist strategists insider insiders negotiator negotiators judge
  commander mayor governor ambassador envoy director professor author family company ministry government department administration
  agency committee commission council embassy union campaign army military court bank board party parliament university union president senator secretary chancellor premier fund bureau office chairman chairwoman
  chair chief deputy counselor lawyer king queen pope bishop candidate nominee congressman congresswoman coach victim victims passengers
  refugees migrants scholars physicians publisher newspaper magazine network station website`);

/** Of those, the ones that name a body and not people. */
export const bodyHeads = set(`
  company ministry government department administration agency committee commission council embassy union campaign army military court
  bank board party parliament university police authorities fund bureau office publisher newspaper magazine network station website`);

/** Qualifiers of a described person: "a senior US administration official". */
export const groupQualifiers = set(`
  senior top former current several many some few two three four five six seven eight nine ten dozen dozens other western
  anonymous unnamed unidentified local state federal government administration defense defence intelligence security military law
  enforcement health foreign ministry company industry political legal police army party congressional parliamentary diplomatic
  independent leading outside veteran young old high-ranking high-level key close another certain various numerous main chief
  human rights trade union campaign white house court election opposition city county district regional national european official
  public prominent well-placed informed republican democratic conservative liberal retired eye head school climate bank market
  statistics joint earlier recent new latest first second annual quarterly written short long brief press news internal leaked
  confidential secret draft final official formal court police medical scientific`);
