/** Copying out is the only thing the page may do beyond showing itself. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether the page is given a permission. Everything else is denied without asking: camera, location, notifications, devices, reading the clipboard. */
export function isPermissionAllowed(permission: string, isOurPage: boolean): boolean {
  return isOurPage && allowed.has(permission);
}
