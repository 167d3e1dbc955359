import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { toChromium, toElectron } from './addresses.ts';
import { app } from './app.ts';
import { browser } from './chromium.ts';
import { hear } from './ipc.ts';
import { preparePreload } from './preload-world.ts';
import { isBlocked } from './session.ts';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: { readonly preload?: string };
  readonly [name: string]: unknown;
}

const windows = new Set<BrowserWindow>();
let nextId = 1;

/** What the app did to a page's contents; the page itself comes and goes (a crash takes it). */
export class WebContents extends EventEmitter {
  readonly id = nextId++;
  private readonly preload: string | undefined;
  private readonly size: { readonly width: number; readonly height: number };
  private page: Promise<Page> | null = null;
  private crashed = false;
  /** The address the app itself asked for: going there is no navigation of the page's. */
  private asked = '';
  private openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(options: Options) {
    super();
    this.preload = options.webPreferences?.preload;
    this.size = { width: options.width ?? 800, height: options.height ?? 600 };
  }

  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  getURL(): string {
    return toElectron(this.asked);
  }
  async loadURL(address: string): Promise<void> {
    const page = await this.livePage();
    this.asked = toChromium(address);
    await page.goto(this.asked);
    this.emit('did-finish-load');
  }
  send(channel: string, payload: unknown): void {
    structuredClone(payload);
    void this.livePage().then((page) => page.evaluate(([name, value]) => window.__doubleHear?.(name, value), [channel, payload] as const));
  }
  async printToPDF(options: { printBackground?: boolean; preferCSSPageSize?: boolean }): Promise<Buffer> {
    const page = await this.livePage();
    return page.pdf({
      format: 'A4',
      printBackground: options.printBackground ?? false,
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
    });
  }
  async crash(): Promise<void> {
    const page = await this.livePage();
    const gone = new Promise((resolve) => page.once('crash', resolve));
    void page.goto('chrome://crash').catch(() => {});
    await gone;
  }
  async end(): Promise<void> {
    if (this.page !== null) await (await this.page).close().catch(() => {});
  }

  private livePage(): Promise<Page> {
    this.page ??= this.makePage();
    return this.page;
  }

  private async makePage(): Promise<Page> {
    const context = await browser();
    const blank = context.pages().find((page) => page.url() === 'about:blank' && ![...windows].some((window) => window.shows(page)));
    const page = blank ?? (await context.newPage());
    owners.set(page, this);
    await page.setViewportSize(this.size);
    page.on('crash', () => {
      this.crashed = true;
      this.page = null;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      this.crashed = false;
      void page.close().catch(() => {});
    });
    page.on('popup', (popup) => {
      if (this.openHandler({ url: toElectron(popup.url()) }).action === 'deny') void popup.close();
    });
    await page.route('**/*', (route) => this.onRequest(route, page));
    if (this.preload !== undefined) await preparePreload(page, readFileSync(this.preload, 'utf8'), (call) => hear(call, this.id));
    return page;
  }

  /** Electron's order: the guard is asked about navigations of the page's own, then the session about every request. */
  private async onRequest(route: Route, page: Page): Promise<void> {
    const request = route.request();
    const url = toElectron(request.url());
    if (request.isNavigationRequest()) {
      const top = request.frame() === page.mainFrame();
      if (top && url !== this.getURL()) {
        if (this.isRefused('will-navigate', url) || this.isRefused('will-frame-navigate', url)) return route.abort('aborted');
        this.asked = toChromium(url);
      }
      if (!top && this.isRefused('will-frame-navigate', url)) return route.abort('aborted');
      if (top) this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url });
    }
    return isBlocked(url) ? route.abort('blockedbyclient') : route.continue();
  }

  private isRefused(name: string, url: string): boolean {
    let refused = false;
    const preventDefault = () => {
      refused = true;
    };
    this.emit(name, { url, preventDefault });
    return refused;
  }
}

const owners = new WeakMap<Page, WebContents>();

/** `BrowserWindow` of Electron: a page, and the state of a frame nobody sees. */
export class BrowserWindow extends EventEmitter {
  readonly options: Options;
  readonly webContents: WebContents;
  private gone = false;
  private maximized = false;
  private bounds: { x: number; y: number; width: number; height: number };

  constructor(options: Options) {
    super();
    this.options = options;
    this.bounds = { x: Number(options.x ?? 40), y: Number(options.y ?? 40), width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new WebContents(options);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  shows(page: Page): boolean {
    return owners.get(page) === this.webContents;
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  close(): void {
    let refused = false;
    this.emit('close', {
      preventDefault: () => {
        refused = true;
      },
    });
    if (!refused) this.destroy();
  }
  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    windows.delete(this);
    void this.webContents.end().then(() => {
      this.emit('closed');
      if (windows.size === 0) app.emit('window-all-closed');
    });
  }
  isDestroyed(): boolean {
    return this.gone;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isFullScreen(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  show(): void {
    this.emit('show');
  }
  focus(): void {
    this.emit('focus');
  }
  getNormalBounds() {
    return this.bounds;
  }
  setBounds(bounds: Partial<typeof this.bounds>): void {
    this.bounds = { ...this.bounds, ...bounds };
  }
}

declare global {
  interface Window {
    __doubleHear?: (channel: string, payload: unknown) => void;
  }
}
