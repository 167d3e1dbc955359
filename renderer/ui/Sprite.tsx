/** Every icon and glyph once, drawn by `Icon`, `VerdictGlyph` and `SpeakerGlyph` through `<use>`. */
export function Sprite() {
  return (
    <svg width="0" height="0" className="sprite" aria-hidden="true" focusable="false">
      <title>Icons</title>
      <defs>
        <g id="i-plus">
          <path d="M8 3.5v9M3.5 8h9" />
        </g>
        <g id="i-down">
          <path d="M4.5 6.5 8 10l3.5-3.5" />
        </g>
        <g id="i-right">
          <path d="M6.5 4.5 10 8l-3.5 3.5" />
        </g>
        <g id="i-left">
          <path d="M9.5 4.5 6 8l3.5 3.5" />
        </g>
        <g id="i-up">
          <path d="M4.5 9.5 8 6l3.5 3.5" />
        </g>
        <g id="i-find">
          <circle cx="7" cy="7" r="4.25" />
          <path d="m10.25 10.25 3.25 3.25" />
        </g>
        <g id="i-undo">
          <path d="M3 6.5h6.25a3.25 3.25 0 0 1 0 6.5H6M5.5 3.5 2.75 6.5l2.75 3" />
        </g>
        <g id="i-redo">
          <path d="M13 6.5H6.75a3.25 3.25 0 0 0 0 6.5H10M10.5 3.5l2.75 3-2.75 3" />
        </g>
        <g id="i-export">
          <path d="M8 9.5v-7M5 5l3-2.75L11 5M3 8.5v4.25h10V8.5" />
        </g>
        <g id="i-more">
          <circle cx="3.5" cy="8" r=".9" fill="currentColor" stroke="none" />
          <circle cx="8" cy="8" r=".9" fill="currentColor" stroke="none" />
          <circle cx="12.5" cy="8" r=".9" fill="currentColor" stroke="none" />
        </g>
        <g id="i-close">
          <path d="m4 4 8 8M12 4l-8 8" />
        </g>
        <g id="i-check">
          <path d="m3.5 8.5 3 3 6-7" />
        </g>
        <g id="i-text">
          <path d="M4 2.5h5.5L12.5 5.5v8h-8.5zM9.25 2.75V5.75h3M6 8.5h4.5M6 11h4.5" />
        </g>
        <g id="i-web">
          <circle cx="8" cy="8" r="5.5" />
          <path d="M2.5 8h11M8 2.5c3.4 3.3 3.4 7.7 0 11M8 2.5c-3.4 3.3-3.4 7.7 0 11" />
        </g>
        <g id="i-pdf">
          <path d="M4 2.5h5.5L12.5 5.5v8h-8.5zM9.25 2.75V5.75h3M6 9.5h2.5M6 11.5h4.5" />
        </g>
        <g id="i-speech">
          <path d="M3 3.5h10v7H7.5L4.75 13v-2.5H3zM5.5 6h5M5.5 8h3" />
        </g>
        <g id="i-missing">
          <path d="M4 2.5h5.5L12.5 5.5v8h-8.5z" strokeDasharray="2 1.6" />
        </g>
        <g id="i-link">
          <path d="M6.75 9.25a2.5 2.5 0 0 0 3.5 0l2-2a2.5 2.5 0 0 0-3.5-3.5l-.75.75M9.25 6.75a2.5 2.5 0 0 0-3.5 0l-2 2a2.5 2.5 0 0 0 3.5 3.5l.75-.75" />
        </g>
        <g id="i-note">
          <path d="M3 13h2.5l7-7L10 3.5l-7 7zM8.75 4.75l2.5 2.5" />
        </g>
        <g id="i-warn">
          <path d="M8 2.75 14 13H2zM8 6.5V9.5M8 11.25v.1" />
        </g>
        <g id="i-info">
          <circle cx="8" cy="8" r="5.5" />
          <path d="M8 7.5v3.25M8 5.15v.1" />
        </g>
        <g id="i-lock">
          <path d="M4 7.25h8v5.75H4zM5.75 7.25V5.5a2.25 2.25 0 0 1 4.5 0v1.75" />
        </g>
        <g id="i-panel-l">
          <path d="M2.5 3.5h11v9h-11zM6 3.5v9" />
        </g>
        <g id="i-panel-r">
          <path d="M2.5 3.5h11v9h-11zM10 3.5v9" />
        </g>
        <g id="i-filter">
          <path d="M2.75 4.5h10.5M4.75 8h6.5M6.75 11.5h2.5" />
        </g>
        <g id="i-cols">
          <path d="M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9" />
        </g>
        <g id="i-merge">
          <path d="M4 3v2.5c0 2 4 2 4 4V13M12 3v2.5c0 2-4 2-4 4M6 11l2 2 2-2" />
        </g>
        <g id="i-tag">
          <path d="M2.75 2.75h5l5.5 5.5-5 5-5.5-5.5zM5.5 5.5v.1" />
        </g>
        <g id="i-quote">
          <path d="M3 10.5V7.75C3 6 4 5 6 4.75M3 8h3v3H3zM9 10.5V7.75C9 6 10 5 12 4.75M9 8h3v3H9z" />
        </g>
        <g id="i-claim">
          <path d="M2.75 5.5h10.5v5H2.75zM5 3v2.5M11 10.5V13" />
        </g>
        <g id="i-person">
          <circle cx="8" cy="5.25" r="2.5" />
          <path d="M3.25 13.25c.5-2.75 2.25-4 4.75-4s4.25 1.25 4.75 4" />
        </g>
        <g id="i-part">
          <path d="M2.5 8h3.5M10 8h3.5M8 8v.1M2.5 5.5v5M13.5 5.5v5" />
        </g>
        <g id="i-tension">
          <path d="M2.5 5.5h7.5M7.75 3.25 10 5.5 7.75 7.75M13.5 10.5H6M8.25 8.25 6 10.5l2.25 2.25" />
        </g>
        <g id="i-restore">
          <path d="M3.25 8a4.75 4.75 0 1 0 1.6-3.55M3 2.75v3h3" />
        </g>
        <g id="i-clock">
          <circle cx="8" cy="8" r="5.5" />
          <path d="M8 5v3.25l2 1.25" />
        </g>
        <g id="i-gear">
          <circle cx="8" cy="8" r="2" />
          <path d="M8 2.25v2M8 11.75v2M2.25 8h2M11.75 8h2M3.95 3.95l1.4 1.4M10.65 10.65l1.4 1.4M12.05 3.95l-1.4 1.4M5.35 10.65l-1.4 1.4" />
        </g>
        <g id="i-case">
          <path d="M2.5 5h4l1.25 1.5h5.75v6.25h-11zM2.5 5V3.5h3.75l1.25 1.5" />
        </g>
        {/* verdict glyphs, 14 px grid: each has its own silhouette */}
        <g id="v-sup">
          <circle cx="7" cy="7" r="6" className="g-fill" />
          <path d="m4.2 7.3 2 2 3.6-4.3" className="g-on" />
        </g>
        <g id="v-dis">
          <path d="M7 1.2 12.8 7 7 12.8 1.2 7z" className="g-line g-join" />
          <path d="M7 1.2v11.6L1.2 7z" className="g-fill" />
        </g>
        <g id="v-ctx">
          <rect x="1" y="1" width="12" height="12" rx="2.2" className="g-fill" />
          <path d="M4.2 7h.1M7 7h.1M9.8 7h.1" className="g-on g-dot" />
        </g>
        <g id="v-ref">
          <path d="M4.4 1h5.2L13 4.4v5.2L9.6 13H4.4L1 9.6V4.4z" className="g-fill" />
          <path d="m4.8 4.8 4.4 4.4M9.2 4.8 4.8 9.2" className="g-on" />
        </g>
        <g id="v-unv">
          <circle cx="7" cy="7" r="5.5" className="g-line" />
          <path d="M5.3 5.6c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.3-1.7 2.5M7.1 10v.1" className="g-line" />
        </g>
        <g id="v-none">
          <circle cx="7" cy="7" r="5.2" className="g-line g-dash" />
        </g>
        {/* speaker kinds, 10 px grid */}
        <g id="k-person">
          <circle cx="5" cy="5" r="4.5" />
        </g>
        <g id="k-org">
          <rect x=".8" y=".8" width="8.4" height="8.4" rx="1" />
        </g>
        <g id="k-doc">
          <path d="M1.2.4h4.9l2.7 2.7v6.5H1.2z" />
        </g>
        <g id="k-anon">
          <circle cx="5" cy="5" r="3.7" className="g-ring" />
        </g>
        <g id="k-group">
          <rect x="1.3" y="1.3" width="7.4" height="7.4" rx="1" className="g-ring" />
        </g>
        <g id="k-voice">
          <path d="M8.3.7H4.4a2.6 2.6 0 0 0 0 5.2h.5v3.6h1.2V1.9h.8v7.6h1.2z" />
        </g>
      </defs>
    </svg>
  );
}
