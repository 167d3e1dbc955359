import { defaultVerdicts } from '../../domain/case.ts';
import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords } from './exchange-format.ts';
import {
  bareAttribution,
  bareClaim,
  bareSpeaker,
  type FoundClaim,
  type FoundSpeaker,
  type FoundVerdict,
  LeavingOut,
} from './found-case.ts';
import { QuotedSources, type WantedAnchor } from './quoted-sources.ts';

type Loose = Readonly<Record<string, unknown>>;
const objectSchema = z.looseObject({});

function objects(value: unknown): Loose[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    const parsed = objectSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : Array.isArray(value) ? text(value[0]) : '';
const isOf = (one: Loose, type: string) =>
  [one['@type'] ?? one.type].flat().some((name) => typeof name === 'string' && name.replace(/^.*[/:#]/, '') === type);

/**
 * Fact-checks in schema.org's ClaimReview and Claim (JSON-LD): also as Google's feeds and the older markup (`itemReviewed: CreativeWork`)
 * write them. The words of a claim are its source's text where the page itself is not in the file.
 */
export const claimReview: ExchangeFormat = {
  id: 'claim-review',
  label: 'schema.org ClaimReview',
  recognise([file]) {
    if (!file) return 0;
    const head = headOf(file, 300_000);
    return /^\s*[[{]/.test(head) && /"(?:https?:\/\/schema\.org\/)?(?:ClaimReview|Claim)"/.test(head) && /schema\.org/.test(head)
      ? 0.93
      : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const sources = new QuotedSources();
    const leaving = new LeavingOut();
    const speakers = new Map<string, FoundSpeaker>();
    const verdicts = new Map<string, FoundVerdict & { readonly value: number }>();
    const topics = new Set<string>();
    const wanted: { readonly claim: FoundClaim; readonly address: string; readonly anchor: WantedAnchor }[] = [];
    const visit = (one: Loose, depth: number): void => {
      const inside = [one['@graph'], one.dataFeedElement, one.item, one.claims].flatMap((value) =>
        value === undefined ? [] : objects(value),
      );
      if (inside.length > 0 && depth < 6) for (const other of inside) visit(other, depth + 1);
      else if (isOf(one, 'ClaimReview')) add(objects(one.itemReviewed)[0] ?? {}, one);
      else if (isOf(one, 'Claim')) add(one, {});
      else leaving.add('records', 'they are no claims and no reviews of claims');
    };
    const add = (item: Loose, review: Loose): void => {
      const words = text(item.text) || text(review.claimReviewed) || text(item.name);
      if (words === '') {
        leaving.add('reviews', 'they do not say what was claimed');
        return;
      }
      const work = objects(item.appearance)[0] ?? objects(item.firstAppearance)[0] ?? {};
      const address = text(work.url) || text(work['@id']) || text(item.url) || text(review.url) || 'claims';
      sources.describe(address, {
        url: /^https?:/.test(address) ? address : '',
        title: text(work.name) || text(work.headline),
        publisher: nameOf(work.publisher),
        publishedAt: text(work.datePublished),
        byline: nameOf(work.author),
      });
      const anchor: WantedAnchor = { exact: words, prefix: '', suffix: '' };
      sources.want(address, anchor);
      const authors = objects(item.author).flatMap((author) => {
        const name = text(author.name);
        if (name === '') return [];
        if (!speakers.has(name)) {
          const kind = isOf(author, 'Organization') ? 'organisation' : 'person';
          const aliases = [author.alternateName].flat().flatMap((alias) => (typeof alias === 'string' ? [alias] : []));
          speakers.set(name, {
            ...bareSpeaker(name, name, kind),
            role: text(author.jobTitle),
            affiliation: nameOf(author.affiliation ?? author.worksFor),
            aliases,
          });
        }
        return [bareAttribution(name)];
      });
      const rating = objects(review.reviewRating)[0] ?? {};
      const label = text(rating.alternateName) || text(rating.name);
      const known = defaultVerdicts.find((verdict) => verdict.label.toLowerCase() === label.toLowerCase());
      const key = known?.key ?? label.toLowerCase().slice(0, 60);
      if (label !== '' && !verdicts.has(key)) verdicts.set(key, { key, label, description: '', value: Number(rating.ratingValue) || 0 });
      const keywords = [item.keywords].flat().flatMap((word) => (typeof word === 'string' ? word.split(/\s*,\s*/) : []));
      for (const word of keywords) topics.add(word);
      const claim: FoundClaim = {
        ...bareClaim(address, []),
        statement:
          text(item.text) === '' ? '' : text(item.name) || (text(review.claimReviewed) === words ? '' : text(review.claimReviewed)),
        verdict: label === '' ? '' : key,
        topics: keywords,
        statedAt: text(item.datePublished),
        note: text(rating.ratingExplanation) || text(review.reviewBody),
        author: nameOf(review.author),
        createdAt: text(review.datePublished),
        attributions: authors,
        evidence: [
          ...objects(review.citation ?? []).map((work) => ({ url: text(work.url), title: text(work.name) })),
          ...(text(review.url) === '' ? [] : [{ url: text(review.url), title: 'The review itself' }]),
        ].map((one) => ({
          ...one,
          kind: one.url === '' ? ('cited' as const) : ('link' as const),
          source: '',
          spans: [],
          stance: 'context' as const,
          note: '',
        })),
      };
      wanted.push({ claim, address, anchor });
    };
    for (const record of readJsonRecords(file?.bytes ?? new Uint8Array())) for (const one of objects(record)) visit(one, 0);
    const finished = sources.finish();
    const claims = wanted.map(({ claim, address, anchor }) => ({ ...claim, spans: finished.spans(address, [anchor]) }));
    if (claims.length === 0) throw new ExchangeRefusal('holds no claims');
    const scale = [...verdicts.values()].sort((a, b) => b.value - a.value);
    // labels of Hearsay's own scale stay on it
    const own = scale.every((verdict) => defaultVerdicts.some((one) => one.key === verdict.key));
    return {
      title: '',
      sources: finished.sources,
      speakers: [...speakers.values()],
      codes: [...topics].map((name) => ({ key: name, name, description: '' })),
      verdicts: own ? [] : scale,
      claims,
      notes: [],
      understood: [
        { what: 'claims', count: claims.length },
        { what: 'speakers', count: speakers.size },
        { what: 'verdicts', count: verdicts.size },
      ],
      leftOut: leaving.list,
    };
  },
};

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return objects(value)
    .map((one) => text(one.name))
    .filter((name) => name !== '')
    .join(', ');
}
