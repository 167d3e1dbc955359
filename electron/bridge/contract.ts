import { z } from 'zod';
import type { EventChannel, RequestChannel } from './channels.ts';
import { folderLimits, leftOutReasons } from './left-out.ts';

/** What each message may hold. Every object is strict and everything is bounded, so that a broken page cannot flood the main process. */

const megabyte = 1024 * 1024;
/** Enough for a case with hundreds of originals; more than this is a mistake. */
export const largestFile = 1024 * megabyte;

const nothing = z.strictObject({});
const name = z.string().min(1).max(255);
const mediaType = z.string().max(127);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= largestFile);
const caseId = z.string().regex(/^[\w-]{1,64}$/);
const backupId = z.string().regex(/^[\w-]{1,64}\/\d{8}T\d{9}Z$/);
const token = z.string().max(64);

const insidePath = z.string().min(1).max(20_000);
const sha256 = z.string().regex(/^(?:[0-9a-f]{64})?$/);

const arrivedFile = z.strictObject({
  name,
  mediaType,
  bytes,
  refused: z.enum(['too-large', 'unreadable']).optional(),
  /** Came to a watched folder: not read yet, only offered. Its bytes come with `files:read`. */
  later: z.strictObject({ token, folder: insidePath, byteLength: z.int().min(0), sha256, watch: z.uuid() }).optional(),
});
/** A folder that is watched for the open case. */
const watchedFolder = z.strictObject({ id: z.uuid(), name, gone: z.boolean() });

/** A file that is there to be read: its bytes come with `files:read`. */
const fileAtHand = z.strictObject({ token, name, mediaType, folder: insidePath, byteLength: z.int().min(0) });
const leftOut = z.strictObject({ path: insidePath, why: z.enum(leftOutReasons) });

const settingKey = z.string().regex(/^[A-Za-z][\w.:-]{0,79}$/);
const settingValue = z.union([z.string().max(100_000), z.number(), z.boolean()]);
/** Preferences of this computer. The main process keeps them and does not know what they mean. */
export const settingsSchema = z.record(settingKey, settingValue).refine((record) => Object.keys(record).length <= 300);

const menuItem = z.strictObject({
  id: z.string().regex(/^[\w.:-]{1,80}$/),
  title: z.string().min(1).max(120),
  menu: z.enum(['File', 'Edit', 'View', 'Claim', 'Speaker', 'Help']),
  key: z.string().max(40),
  enabled: z.boolean(),
});

const logEntry = z.strictObject({
  level: z.enum(['info', 'warning', 'error']),
  event: z.string().min(1).max(200),
  facts: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()])).optional(),
});

const backupInfo = z.strictObject({ id: backupId, caseId, title: z.string().max(500), at: z.iso.datetime(), byteLength: z.int().min(0) });

const schemas = {
  'app:info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      platform: z.string(),
      electron: z.string(),
      chromium: z.string(),
      packaged: z.boolean(),
    }),
  },
  'backups:list': { input: nothing, output: z.array(backupInfo) },
  'backups:read': { input: z.strictObject({ id: backupId }), output: bytes.nullable() },
  'backups:write': { input: z.strictObject({ caseId, title: z.string().max(500), bytes }), output: z.null() },
  'files:listen': { input: nothing, output: z.array(arrivedFile) },
  'files:open': { input: z.strictObject({ kinds: z.enum(['sources', 'case']), multiple: z.boolean() }), output: z.array(arrivedFile) },
  'files:read': { input: z.strictObject({ token }), output: arrivedFile },
  'files:reveal': { input: z.strictObject({ token }), output: z.null() },
  'files:save': {
    input: z.strictObject({ suggestedName: z.string().max(500), mediaType, bytes }),
    output: z.strictObject({ name, token }).nullable(),
  },
  'folders:add': { input: nothing, output: watchedFolder.nullable() },
  'folders:dismiss': { input: z.strictObject({ id: z.uuid(), hashes: z.array(sha256).max(folderLimits.files) }), output: z.null() },
  'folders:forget': { input: z.strictObject({ id: z.uuid() }), output: z.null() },
  'folders:watch': { input: z.strictObject({ caseId }), output: z.array(watchedFolder) },
  'folders:open': {
    input: nothing,
    output: z
      .strictObject({ name, files: z.array(fileAtHand).max(folderLimits.files), leftOut: z.array(leftOut).max(folderLimits.leftOut) })
      .nullable(),
  },
  'links:open': { input: z.strictObject({ url: z.string().max(8000) }), output: z.null() },
  'log:write': { input: logEntry, output: z.null() },
  'menu:publish': { input: z.strictObject({ items: z.array(menuItem).max(500) }), output: z.null() },
  'report:print': { input: z.strictObject({ html: z.string().max(64 * megabyte) }), output: bytes },
  'settings:read': { input: nothing, output: settingsSchema },
  'settings:write': { input: z.strictObject({ patch: settingsSchema }), output: z.null() },
  'window:ready-to-close': { input: nothing, output: z.null() },
};

const events = {
  'files:arrived': z.array(arrivedFile).max(folderLimits.files),
  'folders:changed': z.array(watchedFolder),
  'menu:command': z.strictObject({ id: z.string() }),
  'settings:changed': settingsSchema,
  'window:before-close': nothing,
};

export type RequestInput<Channel extends RequestChannel> = z.infer<(typeof schemas)[Channel]['input']>;
export type RequestOutput<Channel extends RequestChannel> = z.infer<(typeof schemas)[Channel]['output']>;
export type EventPayload<Channel extends EventChannel> = z.infer<(typeof events)[Channel]>;
export type ArrivedFileMessage = z.infer<typeof arrivedFile>;
export type WatchedFolderMessage = z.infer<typeof watchedFolder>;
export type FileAtHandMessage = z.infer<typeof fileAtHand>;
export type BackupMessage = z.infer<typeof backupInfo>;
export type MenuItemMessage = z.infer<typeof menuItem>;
export type LogEntryMessage = z.infer<typeof logEntry>;
export type SettingsMessage = z.infer<typeof settingsSchema>;

/** What goes in and comes out of each request. */
export const contract: {
  readonly [Channel in RequestChannel]: {
    readonly input: z.ZodType<RequestInput<Channel>>;
    readonly output: z.ZodType<RequestOutput<Channel>>;
  };
} = schemas;

/** What each event carries. */
export const eventContract: { readonly [Channel in EventChannel]: z.ZodType<EventPayload<Channel>> } = events;
