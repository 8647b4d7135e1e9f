/** The look of the what-if; colours are the page's. What is hidden stays hidden whatever its display. */
export const LIVE_STYLE = `
#what-if [hidden]{display:none}
#what-if-form{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2.5rem;margin-top:1rem}
#what-if fieldset{border:0;padding:0;margin:0 0 1.6rem;min-width:0}
#what-if legend{font-weight:650;padding:0;margin-bottom:.3rem}
.what-if-slider{display:grid;grid-template-columns:1fr auto;gap:0 .8rem;align-items:center;padding:.55rem 0;border-bottom:1px solid var(--grid)}
.what-if-slider label{font-weight:600}
.what-if-slider output{grid-column:1/-1;grid-row:2;color:var(--soft);font-size:.9rem;font-variant-numeric:tabular-nums}
.what-if-slider.moved output,.what-if-row .moved{color:var(--accent);font-weight:650}
.what-if-slider input{grid-column:1/-1;width:100%;margin:.15rem 0;accent-color:var(--accent);min-height:1.6rem}
.what-if-slider button{grid-column:2;grid-row:1}
.what-if-slider .fine{grid-column:1/-1}
.what-if-structure{padding:.7rem 0;border-bottom:1px solid var(--grid)}
.what-if-row{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;margin-top:.35rem;font-size:.9rem}
.what-if-row label{display:inline-flex;align-items:center;gap:.45rem;flex-wrap:wrap}
#what-if select,#what-if input[type=number],#what-if button{font:inherit;color:var(--ink);background:var(--tint);border:1px solid var(--neutral);border-radius:5px;padding:.3rem .5rem;min-height:2.1rem;max-width:100%}
#what-if input[type=number]{width:4.6rem}
#what-if [aria-invalid=true]{border:2px solid var(--against)}
#what-if button{cursor:pointer;padding:.3rem .8rem}
#what-if button:disabled{color:var(--soft);cursor:default;border-color:var(--grid)}
.what-if-buttons{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0 .5rem}
.what-if-bar{display:block;height:.45rem;border-radius:3px;background:var(--pale);margin-top:.35rem;min-width:5rem}
.what-if-bar span{display:block;height:100%;border-radius:3px;background:var(--neutral);width:0}
tr.ahead .what-if-bar span{background:var(--accent)}
#what-if tr.ahead th{font-weight:650}
#what-if td[data-cell=change].moved{font-weight:650}
#what-if tbody th{min-width:7.5rem}
@media (min-width:60rem){#what-if-form{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}.what-if-answer{position:sticky;top:1rem;align-self:start}}
@media (max-width:59.99rem){#what-if-form{display:block}.what-if-answer{display:contents}#what-if-headline{position:sticky;bottom:0;background:var(--paper);border-top:3px solid var(--accent);padding:.6rem 0;font-size:1rem;z-index:1}#what-if th,#what-if td{padding-right:.6rem}#what-if tbody th{min-width:6.5rem}}
@media (prefers-reduced-motion:no-preference){.what-if-bar span{transition:width .15s}}
`.replaceAll("\n", "");
