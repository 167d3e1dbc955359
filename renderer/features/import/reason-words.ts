import type { BoilerplateReason } from '../../domain/source.ts';

/** Why a line is set aside, as the review names it. */
export const reasonWords: Record<BoilerplateReason, string> = {
  'sign-up': 'Sign-up message',
  'see-also': 'See-also link',
  caption: 'Photo caption',
  'comment-form': 'Comment form',
  comments: 'Reader comments',
  share: 'Share buttons',
  'cookie-notice': 'Cookie notice',
  navigation: 'Navigation',
  advertisement: 'Advertisement',
  copyright: 'Copyright notice',
  repeated: 'Repeated text',
  'outside-page': 'Outside the page',
  other: 'Other text',
};

/** The question a line raises, short and as a sentence. */
export function questionWords(reason: BoilerplateReason | null): { readonly short: string; readonly sentence: string } {
  if (reason === 'see-also') return { short: 'Another headline?', sentence: 'may be the headline of another article' };
  if (reason === 'caption') return { short: 'A caption?', sentence: 'may be the caption of a photo' };
  return { short: 'Part of the text?', sentence: 'may not belong to the article' };
}
