import type { BoilerplateReason } from '../domain/source.ts';

/** A phrase that gives boilerplate away. It is looked for in a whole line of at most `longest` UTF-16 units. */
export interface BoilerplatePhrase {
  readonly reason: BoilerplateReason;
  readonly pattern: RegExp;
  readonly longest: number;
}

// `\\b` of a regular expression knows ASCII letters only.
const letter = '[\\p{L}\\p{N}_]';
const edge = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`;

const phrase = (reason: BoilerplateReason, longest: number, ...patterns: readonly string[]): BoilerplatePhrase => ({
  reason,
  pattern: new RegExp(`^(?:${patterns.join('|').replaceAll('\\b', edge)})`, 'iu'),
  longest,
});

const end = '[\\s.!…:»>→]*$';

/**
 * Phrases of sign-up boxes, links to other articles, comment forms, share bars, notices and the like, in the languages that analysts meet most. Each
 * is bound to the start of a line, most to its end as well, so that a sentence that merely uses the words stays.
 */
export const boilerplatePhrases: readonly BoilerplatePhrase[] = [
  phrase(
    'sign-up',
    200,
    `(?:you (?:have|are|'ve|’ve) )?(?:been )?success(?:fully)? (?:registered|subscribed|signed up)${end}`,
    `(?:thank you|thanks) for (?:subscribing|signing up|registering|your subscription)\\b`,
    'please (?:click|tap) (?:on )?the (?:confirmation )?link\\b',
    'please (?:check|confirm) your (?:e-?mail|inbox|subscription)\\b',
    'check your (?:inbox|e-?mail)(?: (?:to|for|and)\\b|$)',
    '(?:sign up|subscribe|register)(?: now| today| here| free)? (?:for|to) (?:our|the|my|receive|get|updates|newsletters?|free|daily|weekly|breaking)\\b[^.?!,;]*[.!]?$',
    'get (?:our|the) (?:free )?(?:daily|weekly|morning|latest|best)\\b[^.?!]*\\b(?:inbox|newsletter|email)\\b',
    '(?:enter|type) your (?:e-?mail|mail)(?: address)?\\b',
    'by (?:signing up|subscribing|registering|submitting|clicking)\\b.*\\b(?:agree|terms|privacy)\\b',
    `(?:subscribe|sign up|sign in|log in|register|newsletters?|subscribe now|already a (?:subscriber|member)\\?.*)${end}`,
    `(?:jetzt |hier )?(?:newsletter (?:abonnieren|bestellen)|zum newsletter anmelden|abonnieren|anmelden|registrieren)${end}`,
    '(?:melden sie sich|abonnieren sie)\\b.*\\bnewsletter\\b',
    '(?:inscrivez-vous|abonnez-vous)\\b.*(?:newsletter|lettre|infolettre|gratuit)',
    `(?:s['’]abonner|s['’]inscrire|je m['’]abonne|se connecter)${end}`,
    '(?:suscríbete|suscríbase|regístrate|apúntate)\\b[^.]*(?:newsletter|bolet[ií]n|$)',
    '(?:iscriviti|abbonati|registrati)\\b[^.]*(?:newsletter|$)',
    '(?:inscreva-se|assine)\\b[^.]*(?:newsletter|canal|$)',
    `(?:подпишитесь|подписывайтесь|подписаться)(?:\\s+на\\b[^.]*)?${end}`,
    'пожалуйста,? (?:перейдите|нажмите) (?:по|на) ссылк',
    `(?:zapisz się|zaloguj się|zarejestruj się)\\b[^.]*${end}`,
    `(?:abone ol|üye ol|giriş yap)\\S*${end}`,
    'اشترك (?:في|الآن)',
  ),
  phrase(
    'see-also',
    260,
    `(?:see|read|watch|listen|view) (?:also|more|next|too)(?:\\s*[:|–—-]\\s*|\\s{2,})\\S.*`,
    `(?:see|read|watch) (?:also|more|next)${end}`,
    `more (?:great |top |latest )?(?:\\p{Lu}\\S* ){0,2}(?:stories|news|articles|coverage|reading)${end}`,
    'related (?:post|article|story|link|news|video|reading)s?\\s*:.*',
    "don[’']t miss\\b(?!.*[.!?]$).*",
    '(?:see|read|watch) also\\s+(?:\\p{Lu}|["“«‘\'])(?!.*[.!?]$).*',
    "(?:more|related|recommended|further reading|trending|most (?:read|popular|viewed)|latest news|top stories|more stories|you (?:may|might) also like|editor[’']?s picks?|don[’']t miss|up next|in other news|more (?:from|on|about)|related (?:articles?|stories|topics|coverage|posts|content|links|news|video))(?: (?:this|on|from|in)\\b.{0,40})?\\s*(?::.*|\\|.*)?$",
    `(?:siehe auch|lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|auch interessant|das könnte sie(?: auch)? interessieren|meistgelesen|weiterlesen|lesen sie hier)(?:\\s*:.*|${end})`,
    `(?:(?:à )?lire aussi|voir aussi|à voir|à lire|sur le même (?:sujet|thème)|lire la suite|les plus lus)(?:\\s*:.*|${end})`,
    `(?:lea|lee|ver|vea) (?:también|además|más)(?:\\s*:.*|${end})|(?:te puede interesar|noticias? relacionadas?|más información|lo más (?:leído|visto))(?:\\s*:.*|${end})`,
    `(?:leggi (?:anche|tutto)|vedi anche|potrebbe interessarti(?: anche)?|articoli correlati|i più letti)(?:\\s*:.*|${end})`,
    `(?:leia|veja) (?:também|mais)(?:\\s*:.*|${end})`,
    `(?:lees ook|lees meer|zie ook|meer over)(?:\\s*:.*|${end})`,
    `(?:смотрите|читайте|см\\.?) (?:также|ещ[её])(?:\\s*:.*|${end})|(?:по теме|материалы по теме|читать далее|самое читаемое)(?:\\s*:.*|${end})`,
    `(?:читайте також|дивіться також|за темою)(?:\\s*:.*|${end})`,
    `(?:czytaj (?:także|też|więcej)|zobacz (?:także|też)|przeczytaj (?:także|też))(?:\\s*:.*|${end})`,
    `(?:ayrıca bakınız|ilgili haberler?|bunları da okuyun)(?:\\s*:.*|${end})`,
    `(?:اقرأ أيض[اًا]+|شاهد أيض[اًا]+|مواضيع ذات صلة|أخبار ذات صلة)(?:\\s*:.*|${end})`,
  ),
  phrase(
    'comment-form',
    240,
    `(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment|response)(?: (?:to|below|cancel).*)?${end}`,
    `(?:cancel reply|post comment|your comment|save my name, e-?mail.*|notify me of (?:new|follow).*)${end}`,
    'your e-?mail(?: address)? will not be (?:published|shared|displayed)\\b.*',
    `required fields are marked.*|(?:name|e-?mail|website|comment)\\s?\\*${end}`,
    `(?:you must be|please) (?:logged in|log in|sign in|register)\\b.*\\b(?:to|before) (?:post|leave|comment|reply|commenting)\\b.*`,
    `(?:join the (?:conversation|discussion)|have your say|what do you think\\?.*comments?.*)${end}`,
    `(?:schreiben sie|hinterlassen sie|hinterlasse) einen kommentar${end}|kommentar (?:schreiben|verfassen)${end}|(?:deine|ihre) e-?mail-?adresse wird nicht veröffentlicht.*`,
    `(?:laisser|poster|écrire) un commentaire.*$|votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*`,
    '(?:deja|dejar|escribe|publicar) (?:una respuesta|un comentario).*$|(?:tu|su) (?:dirección de )?(?:correo|e-?mail)\\b.*no será publicad[ao].*',
    'lascia un commento.*$|il tuo indirizzo e-?mail non sarà pubblicato.*',
    '(?:deixe|deixar) (?:um comentário|uma resposta).*$|o seu endereço de e-?mail não será publicado.*',
    '(?:geef een reactie|laat een reactie achter).*$|(?:je|uw) e-?mailadres (?:wordt|zal) niet.*',
    '(?:оставить|добавить|написать) (?:комментарий|ответ).*$|ваш (?:адрес )?(?:e-?mail|email).* не будет опубликован.*',
    '(?:залишити|додати) (?:коментар|відповідь).*$',
    '(?:dodaj|zostaw|napisz) (?:komentarz|odpowiedź).*$|twój adres e-?mail nie zostanie.*',
    'bir (?:cevap|yanıt|yorum) (?:yazın|yaz|bırakın).*$|e-?posta (?:adresiniz|hesabınız) yayımlanmayacak.*',
    'اترك (?:تعليق|رد).*$|لن يتم نشر (?:عنوان )?بريدك.*',
  ),
  phrase(
    'comments',
    60,
    `(?:\\d+ |view |show |read |all )*(?:comments?|replies|kommentare?|commentaires?|comentarios?|commenti|comentários|комментари(?:й|я|ев|и)|komentarze|yorumlar|التعليقات)(?:\\s*\\(?\\d+\\)?)?${end}`,
  ),
  phrase(
    'share',
    200,
    `(?:share|tweet|email|print|save|copy link|pin it|follow us|share (?:this|on|via|with|article|story)\\b.{0,80}|click to share.*|(?:share|tweet|pin|email|print|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|messenger|viber|copy link|x)(?:[\\s,|•·]+(?:share|tweet|pin|email|print|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|messenger|viber|copy link|x))+)${end}`,
    '(?:follow|email|contact|reach) (?:the (?:reporters?|authors?|writers?)|him|her|them|\\p{Lu}\\S+ \\p{Lu}\\S+)\\b.*(?:@|twitter|facebook|instagram|e-?mail).*',
    '(?:have|got) a (?:news )?tip\\?.*',
    `follow (?:us|@?\\w+) on (?:facebook|twitter|instagram|youtube|telegram|x|google news)\\b.{0,60}`,
    `(?:teilen|artikel teilen|auf (?:facebook|twitter|whatsapp) teilen|drucken)${end}`,
    `(?:partager(?: (?:cet article|sur .{0,30}))?|imprimer)${end}`,
    `(?:compart(?:ir|e)(?: (?:en|esta|este|el) .{0,40})?|imprimir)${end}`,
    `(?:condividi(?: (?:su|questo|l['’]articolo).{0,40})?|stampa)${end}`,
    `(?:compartilh(?:ar|e)(?: .{0,40})?)${end}`,
    `(?:поделиться(?: .{0,40})?|поширити|udostępnij|paylaş|شارك|مشاركة)${end}`,
  ),
  phrase(
    'cookie-notice',
    700,
    '(?:we|this (?:web ?site|site|page)|our (?:web ?site|partners)|by (?:using|continuing))\\b.{0,120}\\bcookies?\\b.*',
    `(?:accept|reject|allow|manage)(?: all)? cookies?.{0,40}$|cookie (?:policy|settings|preferences|notice|consent)${end}`,
    '(?:wir|diese (?:web)?seite|unsere website) (?:verwenden|nutzen|verwendet|nutzt|setzen)\\b.{0,80}\\bcookies?\\b.*|alle cookies akzeptieren.*',
    '(?:nous|ce site|notre site) utilis(?:ons|e)\\b.{0,80}\\bcookies?\\b.*|tout accepter$',
    '(?:utilizamos|este sitio(?: web)? utiliza|usamos)\\b.{0,80}\\bcookies?\\b.*|aceptar (?:todas las )?cookies.*',
    '(?:questo sito|utilizziamo|noi utilizziamo)\\b.{0,80}\\bcookies?\\b.*',
    '(?:мы используем|этот сайт использует|сайт использует)\\b.{0,80}(?:cookie|куки).*',
    '(?:ta strona|nasza strona|używamy)\\b.{0,80}(?:cookies|ciastecz).*',
  ),
  phrase(
    'advertisement',
    80,
    `(?:adverts?|advertisement|advertising|sponsored(?: content| post)?|ad|promoted|paid (?:post|content)|story continues below(?: advertisement)?|(?:article|story) continues (?:below|after).{0,30}|skip ad(?:vertisement)?|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|reklama|reklam|إعلان)${end}`,
  ),
  phrase(
    'copyright',
    700,
    '(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:19|20)\\d\\d\\b.*',
    '(?:©|copyright)\\s+\\S.{0,120}(?:all rights reserved|(?:19|20)\\d\\d)\\b.*',
    `all rights reserved\\b.{0,60}$|alle rechte vorbehalten.{0,80}$|tous droits réservés.{0,80}$|todos los derechos reservados.{0,80}$|tutti i diritti riservati.{0,80}$|все права защищены.{0,80}$|wszelkie prawa zastrzeżone.{0,80}$|tüm hakları saklıdır.{0,80}$|جميع الحقوق محفوظة.{0,80}$`,
    'this (?:document|article|content|work) is subject to copyright\\b.*',
    '(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\\b.*\\b(?:do(?:es)? not|are (?:solely )?those|are not)\\b.*',
    'disclaimer\\s*:.*',
    'this material may not be (?:published|reproduced|broadcast)\\b.*',
  ),
  phrase(
    'navigation',
    90,
    `(?:skip to (?:main )?(?:content|navigation)|back to (?:top|home(?:page)?)|home|menu|main menu|search|close|toggle navigation|next(?: article| post| page)?|previous(?: article| post| page)?|load more|show more|view all|contact us|about us|privacy policy|terms (?:of (?:use|service)|and conditions)|site ?map|click here|loading|zum inhalt springen|nach oben|startseite|impressum|datenschutz|accueil|mentions légales|retour en haut|inicio|volver arriba|aviso legal|главная|наверх|strona główna|ana sayfa|الرئيسية)(?:\\s*[|/·•»>]\\s*.{0,60})?${end}`,
    `(?:home|startseite|accueil|inicio|главная)\\s*[>»›/|].{1,80}$`,
  ),
];
