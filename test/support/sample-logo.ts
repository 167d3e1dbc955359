import type { Picture } from '../../renderer/domain/picture.ts';

/** A blue rectangle of 8 by 4 pixels. */
export function sampleLogo(caseId: string): Picture {
  return {
    id: 'logo-1',
    caseId,
    name: 'The Quay',
    mediaType: 'image/png',
    width: 8,
    height: 4,
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEUlEQVR42mMQCdiBFTFQTwIA2z4jgWRqi2QAAAAASUVORK5CYII=',
    createdAt: '2026-05-04T09:30:00.000Z',
  };
}
