/** The style of the platform's own pages: the values of the widgets' default theme. */
export const PAGES_CSS = `
:root{color-scheme:light dark;--canvas:#f0f4f5;--surface:#fff;--border:#e2e8eb;--strong:#7e8e97;--text:#141d23;--muted:#4c5b64;--link:#095f69;--accent:#0c7480;--hover:#095f69;--on:#fff;--caution:#8a6412;--caution-tint:#fbf5e4;--danger:#a12b22;--focus:#141d23;--halo:#ffd84d}
@media (prefers-color-scheme:dark){:root{--canvas:#121b21;--surface:#1a252c;--border:#2c3a43;--strong:#73858f;--text:#e9eef1;--muted:#a9b7bf;--link:#67c0ca;--accent:#67c0ca;--hover:#86d0d8;--on:#04262b;--caution:#e8c56a;--caution-tint:#352d1a;--danger:#f5a79d;--focus:#fff;--halo:#8a6a00}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:400 16px/1.6 -apple-system,"Segoe UI",Roboto,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;justify-content:space-between;padding:12px 16px;background:var(--surface);border-bottom:1px solid var(--border)}
.sandbox{margin:0;padding:8px 16px;background:var(--caution-tint);color:var(--caution);font-size:14px}
main{max-width:560px;margin:16px auto;padding:20px 16px 24px;background:var(--surface);border:1px solid var(--border);border-radius:6px}
@media (max-width:600px){main{margin:0;border-width:1px 0;border-radius:0}}
h1{margin:0 0 12px;font-size:20px;line-height:1.4}
h2{margin:20px 0 8px;font-size:16px}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:12px 0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
a{color:var(--link)}
.amount{display:block;margin:8px 0;font-size:32px;font-weight:600;line-height:1.2}
.note{color:var(--muted);font-size:14px}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:12px 0}caption{text-align:start;font-weight:600;padding:4px 0}th,td{padding:6px 8px;border-bottom:1px solid var(--border);text-align:start;font-weight:400;overflow-wrap:anywhere}td{text-align:end;white-space:nowrap}thead th{color:var(--muted)}thead th+th{text-align:end}
code{overflow-wrap:anywhere;font-size:12px}
.alert{color:var(--danger);font-weight:600}
label{display:flex;align-items:flex-start;margin:12px 0;min-height:28px;cursor:pointer}
label input{flex:none;width:20px;height:20px;margin:3px 10px 0 0}
button,.button{display:block;width:100%;min-height:44px;margin-top:12px;padding:9px 16px;border:1px solid var(--strong);border-radius:4px;background:var(--surface);color:var(--text);font:inherit;font-weight:500;text-align:center;text-decoration:none;cursor:pointer}
.primary{border-color:var(--accent);background:var(--accent);color:var(--on);font-weight:600}
.primary:hover{background:var(--hover);border-color:var(--hover)}
ul{list-style:none;margin:0;padding:0}
li button{text-align:start;margin-top:8px}
:focus-visible{outline:3px solid var(--focus);outline-offset:1px;box-shadow:0 0 0 6px var(--halo)}
.link{display:inline;width:auto;min-height:0;margin:0;padding:0;border:0;background:none;color:var(--link);text-decoration:underline}
`.trim();

/**
 * Tells the page that opened the window how a hand-off has ended, and nobody else: the message goes to one origin. Where
 * there is no opener (a page that came here in its own window, or one that was cut off), it goes back there.
 */
export const HANDOFF_JS = `
(() => {
  const end = document.getElementById('handoff-end');
  if (!end) return;
  const { message, origin, returnUrl } = end.dataset;
  if (window.opener && message) {
    window.opener.postMessage(JSON.parse(message), origin);
    setTimeout(() => window.close(), 600);
  } else if (returnUrl) {
    location.replace(returnUrl);
  }
})();
`.trim();
