/** Word lists behind name reading, all lower case. Kept small on purpose: shapes and repetition in the text do most of the work. */
const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

/** Words that end a title when a name follows: "Deputy Foreign Minister | Sergei Ryabkov". */
export const titleHeads = set(`
  mr mrs ms miss mx dr prof professor sir lord lady dame king queen prince princess duke duchess baron baroness count countess emperor sultan emir sheikh
  president premier chancellor minister secretary senator sen sens representative rep reps congressman congresswoman congressperson delegate governor gov
  mayor councilman councilwoman councillor alderman commissioner ambassador envoy consul attorney prosecutor solicitor judge justice magistrate sheriff
  chief ceo cfo coo director manager chairman chairwoman chairperson chair head leader founder owner publisher editor columnist correspondent reporter
  anchor host author writer actor actress singer coach captain capt skipper general gen colonel col major maj lieutenant lt sergeant sgt corporal private
  admiral adm commander cmdr brigadier marshal officer detective constable inspector pope cardinal archbishop bishop father fr sister brother reverend
  rev pastor rabbi imam ayatollah mullah saint st spokesman spokeswoman spokesperson strategist adviser advisor aide analyst economist historian lawyer
  speaker whip treasurer controller comptroller nominee candidate contender superintendent principal dean provost midfielder striker defender goalkeeper
  quarterback pitcher driver jockey hon dictator leader monsignor herr frau monsieur madame mme señor señora signor signora mlle`);

/** Titles that tell a man or a woman. */
export const manTitles = set(
  'mr sir lord king prince duke baron count emperor sultan emir sheikh pope father fr brother congressman councilman alderman chairman spokesman actor herr monsieur señor signor monsignor',
);
export const womanTitles = set(
  'mrs ms miss lady dame queen princess duchess baroness countess sister congresswoman councilwoman chairwoman spokeswoman actress frau madame mme mlle señora signora',
);

/** Words that stand within a title but not at its end. */
export const titleModifiers = set(`
  former ex late then-president acting interim deputy vice prime foreign defense defence interior finance treasury home justice labor labour health education
  energy trade transport agriculture economy culture environment press communications campaign policy national federal state senior junior assistant
  associate executive managing general attorney under first second lieutenant chief presidential republican democratic conservative liberal democrat
  gop independent supreme court district county city white house cabinet staff majority minority senate permanent special retired honorary longtime
  billionaire businessman mogul real estate rival party fellow veteran young old new`);

/** Words that belong inside names though they are written small. */
export const particles = set('de del della der den di da dos das do du la le van von zu zum ter ten al el bin ibn ben abu st af av e y i');

/** Words for where somebody is from, as they stand before a name. */
export const demonyms = set(`
  american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish icelandic
  polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian estonian latvian lithuanian serbian croatian bosnian slovenian
  albanian macedonian georgian armenian azerbaijani kazakh uzbek chinese japanese korean taiwanese vietnamese thai indonesian malaysian filipino indian
  pakistani bangladeshi afghan iranian iraqi israeli palestinian syrian lebanese jordanian saudi yemeni emirati qatari kuwaiti egyptian libyan tunisian
  algerian moroccan sudanese ethiopian somali kenyan ugandan tanzanian nigerian ghanaian senegalese congolese rwandan zimbabwean african south north east
  west western eastern northern southern mexican canadian cuban haitian jamaican brazilian argentine argentinian chilean peruvian colombian venezuelan
  bolivian ecuadorian uruguayan paraguayan australian european asian soviet us u.s uk catholic jewish muslim christian protestant orthodox sunni shiite
  californian texan hawaiian alaskan democrat republican democratic tory labour`);

/** Capitalised words that are no names: they start sentences or name times. */
export const commonCapitals = set(`
  the a an this that these those it its he she they we you i his her their our your my me him them us who whom whose which what when where why how there here
  in on at by to of for from with without within into onto over under above below between among against during before after since until till about around
  across through toward towards near beyond despite per via like unlike amid upon as if but and or nor so yet because although though while whereas unless
  whether than then thus hence however moreover meanwhile furthermore nevertheless also too even still just only not no yes never ever always often sometimes
  now today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec all any both each every either neither
  many much more most few fewer less least several some such other another one two three four five six seven eight nine ten first second third last next
  once twice again perhaps maybe please thank thanks dear hello hi oh well let do does did is are was were be been being has have had will would can could
  shall should may might must according speaking asked said says adding earlier later recently currently previously instead indeed later finally
  everyone everybody someone somebody anyone anybody nobody none nothing something everything anything people men women others critics experts officials
  read see share print email click photo image video getty reuters ap afp watch follow advertisement`);

/** Words that make a capitalised run an organisation. */
export const organisationWords = set(`
  ministry department agency office bureau commission committee council court senate house congress parliament government administration party union
  association institute institution university college school hospital church bank fund group company corporation corp inc ltd llc plc co gmbh foundation
  center centre network news times post journal tribune herald gazette magazine press radio television tv army navy force forces police service services
  board authority federation league club team society trust campaign coalition alliance organization organisation embassy consulate league ministries
  kremlin pentagon nato un eu fbi cia nsa irs epa cdc fda doj gop dnc rnc aclu nra naacp bbc cnn nbc abc cbs msnbc npr pbs nyt reuters ap afp tass ria
  interfax bloomberg politico breitbart google facebook twitter apple microsoft amazon`);

/** Things that "say" something but nobody speaks: documents. */
export const documentWords = set(`
  report study survey poll polls note letter memo memorandum statement document documents filing lawsuit complaint indictment affidavit transcript email
  e-mail emails article editorial column book memoir paper dossier ruling opinion order bill law resolution treaty press-release release website post tweet
  data figures records census ad advertisement petition brief manifesto declaration constitution communique communiqué audit review analysis poster banner
  sign headline story interview video footage recording speech testimony`);

/** Nouns for people whom a text does not name. */
export const personNouns = set(`
  official officials source sources spokesman spokeswoman spokesperson minister president senator governor mayor judge lawyer lawyers attorney attorneys
  aide aides adviser advisers advisor advisors analyst analysts expert experts critic critics supporter supporters voter voters activist activists leader
  leaders lawmaker lawmakers politician politicians diplomat diplomats officer officers soldier soldiers witness witnesses victim victims resident residents
  worker workers employee employees scientist scientists researcher researchers professor professors doctor doctors teacher teachers student students parent
  parents mother father man woman men women girl boy people person friend friends neighbor neighbors neighbour neighbours reporter reporters journalist
  journalists observer observers economist economists strategist strategists candidate candidates democrat democrats republican republicans conservatives
  liberals opponent opponents colleague colleagues protester protesters author authors historian historians executive executives chairman chairwoman director
  secretary ambassador congressman congresswoman prosecutor prosecutors police investigators investigator veteran veterans businessman billionaire mogul
  nominee chief head insider insiders staffer staffers relatives family wife husband son daughter brother sister members member many some others everyone
  most several`);

export const womenNames = set(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda
  dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
  debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
  cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn
  danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea melania ivanka condoleezza nikki kellyanne
  carly tulsi kamala elena olga natalia tatiana irina svetlana ekaterina anastasia angela ursula christine theresa priyanka benazir indira sonia malala
  ellen rosa jane kate katie anne jill joanna wendy tina gail sally debbie donna susana loretta dianne barbara patty claire mazie tammy kirsten amy lindsay
  monica steffi martina serena venus britney cameron rosie whoopi oprah jeanne marine segolene michele huma neera haley fatima aisha leila yulia daria`);

export const menNames = set(`
  james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin
  brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander
  frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry
  austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent
  mason roy ralph bobby russell bradley philip eugene bob bill jim tom mike dan dave steve jeff ben sam ted tim ron ken rick greg matt chris nick tony
  vladimir sergei sergey dmitry dmitri mikhail ivan boris alexei alexey nikolai viktor igor oleg yuri andrei pavel anatoly konstantin maxim gennady
  barack joseph donald mitt newt marco rand bernie jeb hassan mohammad mohammed muhammad ahmed ali abdul hamid hosni saddam yasser bashar benjamin ariel
  emmanuel francois nicolas jacques olaf gerhard helmut hans klaus wolfgang silvio matteo giuseppe mario luigi pedro mariano carlos luis jorge rafael
  xi li wang narendra rajiv shinzo kim jong javad rouhani recep tayyip volodymyr petro lindsey mitch chuck harry harvey lou pat ray phil stan stuart
  simon ian graham neil nigel gordon clive trevor colin malcolm rod roger ross evan tim corey reince paul sheldon rudy rex sean spencer jared roger anthony`);

/** Short forms of first names: both sides mean one person when the last name is the same. */
export const nicknames: ReadonlyMap<string, string> = new Map(
  `bob:robert rob:robert bobby:robert bill:william will:william billy:william jim:james jimmy:james tom:thomas tommy:thomas mike:michael mick:michael dan:daniel danny:daniel
   dave:david steve:stephen steven:stephen jeff:jeffrey ben:benjamin sam:samuel ted:edward ed:edward eddie:edward tim:timothy ron:ronald ken:kenneth rick:richard dick:richard
   rich:richard greg:gregory matt:matthew chris:christopher nick:nicholas tony:anthony joe:joseph joey:joseph jack:john johnny:john jon:jonathan chuck:charles charlie:charles
   andy:andrew drew:andrew alex:alexander pat:patrick pete:peter phil:philip larry:lawrence jerry:gerald gerry:gerald fred:frederick frank:francis hank:henry harry:henry
   don:donald doug:douglas ray:raymond al:albert walt:walter stan:stanley bernie:bernard jeb:john mitch:mitchell rudy:rudolph newt:newton gene:eugene leo:leonard
   liz:elizabeth beth:elizabeth betty:elizabeth kate:katherine kathy:katherine katie:katherine cathy:catherine sue:susan debbie:deborah deb:deborah barb:barbara
   pam:pamela jen:jennifer jenny:jennifer maggie:margaret peggy:margaret meg:margaret patty:patricia trish:patricia nancy:ann cindy:cynthia vicky:victoria tina:christina
   sandy:sandra abby:abigail becky:rebecca mandy:amanda sally:sarah dmitri:dmitry sergey:sergei alexey:alexei`
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [short = '', long = ''] = pair.split(':');
      return [short, long] as const;
    }),
);
