import { createHash } from "node:crypto";

/** The page's only style sheet. Colours follow the reader's system; on paper everything is black on white. */
export const style = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1d2330;--soft:#626b7a;--line:#dfe3e8;--team:#e6f2ff;--note:#fff6d6;--note-line:#d9a300;--link:#0b63c4}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--card:#1f242c;--text:#e8ebf0;--soft:#98a2b3;--line:#343b46;--team:#173250;--note:#3a3115;--note-line:#c79a1b;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 16px 48px}
a{color:var(--link);overflow-wrap:anywhere}
h1{margin:0 0 12px;font-size:26px;line-height:1.25}
header{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:20px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0}
dt{color:var(--soft)}
dd{margin:0;min-width:0;overflow-wrap:anywhere;white-space:pre-wrap}
.internal{margin:16px 0 0;padding:8px 12px;border-left:4px solid var(--note-line);background:var(--note);border-radius:6px}
.made{margin:16px 0 0;color:var(--soft);font-size:13px}
h2{margin:28px 0 12px;text-align:center;font-size:14px;font-weight:600;color:var(--soft)}
.event{margin:8px auto;max-width:92%;text-align:center;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
article{width:fit-content;min-width:220px;max-width:82%;margin:10px 0;padding:10px 14px;background:var(--card);border:1px solid var(--line);border-radius:14px;break-inside:avoid-page}
article.team{margin-left:auto;background:var(--team)}
article.note{margin-left:auto;background:var(--note);border:1px dashed var(--note-line)}
article:target{outline:3px solid var(--link)}
article>*{margin:0}
article>*+*{margin-top:6px}
.head{display:flex;flex-wrap:wrap;gap:0 10px;align-items:baseline}
.head b{overflow-wrap:anywhere}
.head time,.head span,.marks{color:var(--soft);font-size:13px}
.note .head span{color:var(--text);font-weight:600}
.words{white-space:pre-wrap;overflow-wrap:anywhere}
.words pre,.words blockquote{margin:6px 0;padding:6px 10px;border-left:3px solid var(--line);white-space:pre-wrap}
pre,code{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:13px}
.words blockquote,.reply{border-left:3px solid var(--link)}
.reply{display:block;padding:2px 10px;color:inherit;text-decoration:none;font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere}
.reply b{display:block;color:var(--link)}
.spoiler{border-bottom:1px dotted currentColor}
.earlier{padding:4px 10px;border-left:3px solid var(--line);color:var(--soft);font-size:13px}
figure{max-width:100%}
img,video{display:block;max-width:100%;max-height:420px;border-radius:10px}
.sticker{max-height:160px}
.video_note{border-radius:50%;max-height:240px}
audio{display:block;width:320px;max-width:100%}
figcaption{margin-top:4px;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
.reactions{display:flex;flex-wrap:wrap;gap:6px;font-size:13px;color:var(--soft)}
.reactions span{border:1px solid var(--line);border-radius:999px;padding:0 8px;background:var(--card)}
.empty{text-align:center;color:var(--soft)}
@media (max-width:600px){article{max-width:100%}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}}
@media print{
:root{color-scheme:light;--page:#fff;--card:#fff;--text:#000;--soft:#444;--line:#bbb;--team:#fff;--note:#fff;--note-line:#555;--link:#000}
body{font-size:11pt}
main{max-width:none;padding:0}
header,article{border-radius:0}
article{max-width:90%}
img,video{max-height:9cm}
audio,video{display:none}
a.named::after{content:" (" attr(href) ")"}
h2{break-after:avoid}
}
`;

/**
 * Nothing is loaded and nothing runs, whatever people wrote: pictures and sounds are in the file, and this one style sheet is
 * known by its hash.
 */
export const policy = [
  "default-src 'none'",
  "img-src data:",
  "media-src data:",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
