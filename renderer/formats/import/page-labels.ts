import type { BoilerplateReason } from '../../domain/source.ts';

/** Whole words and compounds in class and id names, in the form of {@link labelTokens}, that tell what an element is for; the first that fits counts. */
const words: readonly (readonly [BoilerplateReason, string])[] = [
  ['cookie-notice', 'cookies?|consent|gdpr|privacy-notice|privacy-banner|cmp'],
  ['comments', 'comments?|commentlist|disqus|respond|replies|livefyre|viafoura|coral|reader-responses|fb-comments|discussion'],
  [
    'sign-up',
    'newsletters?|subscribe|subscription|subscriptions|sign-?up|paywall|register|registration|login|log-in|opt-?in|mailchimp|mc-embed|email-capture|cta|cta-stories|membership|piano',
  ],
  [
    'share',
    'shar(?:e|ing|es|edaddy)|share-?(?:bar|buttons?|links?|tools?)|social|socials|social-?(?:links?|icons?|media|bar)|addthis|addtoany|a2a|sharethis|follow-us|likebox|fb-like|tweet-button|ssba|sociable',
  ],
  [
    'advertisement',
    'ads?|advert|adverts|advertisement|advertising|adsense|ad-?(?:slot|unit|box|container|banner|wrapper|wrap|label)|sponsor|sponsored|sponsorship|promo|promos|promoted|promotion|promobox|outbrain|taboola|revcontent|zergnet|dfp|gpt|commercial|affiliate|trc|ob-widget',
  ],
  [
    'see-also',
    'related|relateds?|related-?(?:posts?|articles?|stories|content|links?|news|items?)|rel-blck|rel-wrp|recommended|recommendations?|recommend|recirc|recirculation|read-?(?:more|also|next)|also-(?:read|like)|see-also|trending|popular|most-(?:read|popular|viewed)|up-next|next-(?:article|post|story)|prev-(?:article|post|story)|previous-(?:article|post|story)|post-navigation|teasers?|more-(?:from|on|stories|news|articles|posts)|relatedposts|yarpp|crosslinks?|in-article-links?|suggestions?|similar|further-reading|carousel|river|latest-(?:news|posts|stories)|recent-?(?:posts|news|articles)|story-package|hyper-?links?|linklist|link-list|interlink|readmore|moreon|associated',
  ],
  [
    'caption',
    'caption|captions|caption-text|wp-caption|wp-caption-text|figcaption|(?:photo|image|picture|media|img)-?(?:credits?|captions?|info|meta|description|text)|credit|credits|cutline|galler(?:y|ies)|inlinegallery(?:-\\w+)?|slideshow|lightbox|image-legend|slidecount',
  ],
  [
    'navigation',
    'nav|navbar|navigation|menus?|submenu|breadcrumbs?|pagination|pager|page-links|skip-links?|toolbar|site-(?:header|footer)|global-(?:header|footer)|masthead|table-of-contents|toc|search-(?:form|box|bar)|sitemap|footer|quicktabs(?:-\\w+)*|mw-editsection|mw-jump-link',
  ],
  ['copyright', 'copyright|legal|disclaimer|licen[cs]e'],
  [
    'other',
    'sidebar|side-bar|rail|right-rail|left-rail|rightcolumn|widget-area|author|authors|author-(?:bio|box|info|card|details?|description|profile|meta|content|name)|about-(?:the-)?author|bio|byline|bylines|post-author|post-(?:meta|info|date|tags?|footer)|entry-(?:meta|footer|utility|tags?)|article-(?:meta|info|tags?|footer|date|dates)|meta|metadata|tags|tag-?list|tag-?cloud|topics|categories|timestamp|dateline|datetime|date|pubdate|publish-date|published|last-updated|article-timestamp|modal|popup|pop-up|overlay|tooltip|print-(?:only|link|header)|print-?header|ratings?|poll|polls|survey|quiz|video-(?:player|meta|info|title|description|embed|wrapper|container)|videoplayer|donate|donation|contact-(?:info|form)|notice|app-download|infobox|hashtags?|keywords|reading-time|read-time|estimated-read-time|views-count|vcard|visuallyhidden|attribution|attribution-content|trust-?badge\\w*|syndigate-link|field-label|post-views|alternative-?headline|kicker|eyebrow|overline|section-label|deck|subhead-deck|story-footer|story-tools|article-tools|tools',
  ],
];

const patterns = words.map(([reason, list]) => [reason, new RegExp(`(?:^|-)(?:${list})(?:$|-)`)] as const);

/** Tokens that themes put on the element that holds everything, and that name the article's subject rather than a part of the page. */
const themeToken =
  /^(?:tag|category|cat|type|status|format|post|postid|page|author|single|has|no|with|without|is|wp|elementor|col|row|span|grid|medium|large|small|large-\d+|t|js|lang|theme|layout|site|sidebar|right|left|d|m[trblxy]?|p[trblxy]?|article|hentry|section|term|topic|user|node|view|views|pane|panel|player|content)-(?:.*)$/;

/** Class, id and role as words with hyphens between their parts: `relatedPosts` and `related_posts` are both `related-posts`. */
export function labelTokens(label: string): string[] {
  return label
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/_+/g, '-')
    .split(/\s+/)
    .map((token) => token.replace(/-{2,}/g, '-'))
    .filter((token) => token !== '');
}

const landmark = /^(?:navigation|banner|complementary|contentinfo|search|menu|menubar|dialog|alertdialog|toolbar)$/;

/** What an element's class, id and role say it is for, or undefined when it may be part of the article. */
export function labelReason(label: string): BoilerplateReason | undefined {
  if (label.trim() === '') return undefined;
  const tokens = labelTokens(label);
  if (tokens.some((token) => landmark.test(token))) return 'navigation';
  for (const token of tokens) {
    const theme = themeToken.exec(token) !== null;
    for (const [reason, pattern] of patterns) {
      const found = pattern.exec(token);
      if (found === null) continue;
      // `category-related` names a subject; `article-related` a part of the page.
      if (
        theme &&
        !/^(?:article|post|page|section|single|content|site|author|js|is|has|view|views|panel|node|col|sidebar|right|left|player)-/.test(
          token,
        )
      )
        continue;
      if (/^(?:has|no|with|without|is|js|col)-/.test(token) && !/^(?:js)-/.test(token)) continue;
      return reason;
    }
  }
  return undefined;
}
