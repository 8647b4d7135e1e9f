/** The look of a page: on screens light and dark, on phones, on paper. Charts take their colours from here. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--grid:#d8dee4;--accent:#0b5cad;--band:#b6d4f2;--neutral:#7d8791;--pale:#e4e8ec;--against:#b3470f;--paper:#fff;--tint:#f3f6f9;--c1:#0b5cad;--c2:#b3470f;--c3:#00795a;--c4:#9a4a87;--c5:#7a6a00;--c6:#57606a}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#a3adb8;--grid:#39424c;--accent:#66b2ff;--band:#1f4a75;--neutral:#8f9ba7;--pale:#303842;--against:#ff9f66;--paper:#14181d;--tint:#1c2229;--c1:#66b2ff;--c2:#ff9f66;--c3:#4fd1a5;--c4:#e39fd0;--c5:#d9c34a;--c6:#a3adb8}}
*{box-sizing:border-box}
html{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:100%;line-height:1.55;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{overflow-wrap:anywhere;margin:0 auto;max-width:68rem;padding:0 1.5rem 4rem}
svg{display:block;font-family:inherit;overflow:visible}
@media (min-width:25em){svg[role]{zoom:calc(1rem/16px)}}
h1,h2,h3,p,figure,ul,ol,dl,dd{margin:0}
h1{font-size:clamp(1.75rem,4.5vw,2.6rem);line-height:1.15;letter-spacing:-.015em;text-wrap:balance}
h2{font-size:1.55rem;line-height:1.25;letter-spacing:-.01em;margin-bottom:.35rem}
h3{font-size:1rem;line-height:1.35;font-weight:650}
p+p{margin-top:.6rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px;top:0;background:var(--paper);padding:.6rem 1rem;z-index:1}
.skip:focus{left:1rem}
header{padding:2.2rem 0 1rem}
.brand{color:var(--soft);font-size:.85rem;margin-bottom:.6rem}
.subtitle{color:var(--soft);font-size:1.1rem;margin-top:.5rem;max-width:46rem}
nav{margin-top:1.2rem;border-top:1px solid var(--grid);border-bottom:1px solid var(--grid);padding:.5rem 0}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;font-size:.9rem}
nav a{text-decoration:none;display:inline-block;padding:.25rem 0}
nav a:hover{text-decoration:underline}
section{padding-top:2.6rem}
.lead{color:var(--soft);margin-bottom:1.1rem}
.answer{background:var(--tint);border-left:5px solid var(--accent);border-radius:4px;padding:1.3rem 1.5rem;margin-top:.8rem}
.answer p{max-width:48rem}
.headline{font-size:1.32rem;line-height:1.42;font-weight:600}
.warning{border-left:5px solid var(--against);padding:.5rem 1rem;margin-top:.9rem;background:var(--tint);border-radius:4px}
.stamp{display:flex;flex-wrap:wrap;gap:.7rem 2rem;margin-top:1.1rem;font-size:.9rem}
.stamp dt,.facts dt{color:var(--soft)}
.stamp dt{font-size:.8rem}
.facts{display:grid;grid-template-columns:fit-content(16rem) 1fr;gap:.3rem 1.2rem;margin:.9rem 0}
.facts dd{grid-column:2}
.facts dt{grid-column:1}
.cards,.panels{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(19.5rem,100%),1fr));margin-top:1rem}
.card{border:1px solid var(--grid);border-radius:8px;padding:1rem;min-width:0;break-inside:avoid}
.card figcaption{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:baseline;margin-bottom:.7rem}
.card ul{list-style:none;padding:0;margin-top:.8rem;font-size:.88rem;line-height:1.45}
.card li+li{margin-top:.2rem}
.org{overflow-x:auto}
.org svg{margin:0 auto;max-width:100%;height:auto}
.tag{font-size:.75rem;font-weight:650;border:1px solid currentColor;border-radius:99px;padding:0 .55rem;color:var(--accent);white-space:nowrap}
.charts{display:grid;gap:1.8rem 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));margin-top:1rem}
.chart{min-width:0;margin-top:1rem;break-inside:avoid}
.charts .chart{margin-top:0}
.chart.single{max-width:50rem}
.panels~h3,.fine~h3{margin-top:1.6rem}
ul{padding-left:1.2rem}
.chart figcaption{margin-bottom:.7rem}
.fine{color:var(--soft);font-size:.85rem;line-height:1.5;max-width:54rem}
p.fine{margin-top:.3rem}
div.fine{margin-top:1.1rem}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;font-size:.9rem;margin-top:.4rem}
.soft,.muted{color:var(--soft)}
.strong{font-weight:650}
.good{color:var(--accent)}
.bad{color:var(--against)}
.scroll{overflow-x:auto;margin-top:1.4rem}
table{overflow-wrap:normal;border-collapse:collapse;font-size:.9rem;line-height:1.4;font-variant-numeric:tabular-nums;min-width:100%}
.caption{font-weight:650;font-size:.9rem;margin-top:1.4rem}
.caption+.scroll{margin-top:.4rem}
th,td{padding:.42rem .8rem .42rem 0;vertical-align:top;border-bottom:1px solid var(--grid);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{vertical-align:bottom;color:var(--soft);font-size:.82rem;border-bottom:2px solid var(--grid)}
tbody th{min-width:9rem;max-width:22rem}
td.l{min-width:4.8rem}
td,thead th{text-align:right}
td{white-space:nowrap}
.book td,.book th{text-align:left;white-space:normal}
tbody th,td.l,thead th.l{text-align:left;white-space:normal}
th.strong,td.strong{font-weight:650}
th.group{font-weight:650;padding-top:1.1rem}
details{margin-top:1.2rem;border:1px solid var(--grid);border-radius:6px;padding:.6rem 1rem}
summary{cursor:pointer;font-weight:600;color:var(--accent)}
details .scroll{margin-top:.9rem}
.sources{font-size:.85rem;padding-left:1.6rem}
details h3{margin-top:1.2rem}
.caveat{border-left:5px solid var(--against);background:var(--tint);border-radius:4px;padding:.9rem 1.2rem;max-width:54rem}
.reading{margin-top:1rem;padding-left:1.2rem;max-width:54rem;font-size:.93rem}
.reading li+li{margin-top:.5rem}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--grid);color:var(--soft);font-size:.85rem}
@media (max-width:40rem){body{padding:0 1.1rem 3rem}.answer{padding:1rem 1.1rem}.headline{font-size:1.15rem}.facts{display:block}.facts dd{margin-bottom:.5rem}section{padding-top:2.2rem}}
@media print{
:root{color-scheme:light;--ink:#111;--soft:#444;--grid:#ccc}
@page{size:A4;margin:11mm 13mm}
html{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{padding:0;max-width:none}
nav,.skip,details,#what-if{display:none}
header{padding:0}
section{padding-top:1rem}
.answer{padding:.7rem 1rem}
.headline{font-size:1.15rem}
.stamp{margin-top:.7rem}
.stamp dd,.stamp dt{display:inline}
.stamp dd{margin-left:.4em}
.lead{margin-bottom:.5rem}
svg[role]{zoom:.89}
.cards:has(.org){display:flex;flex-wrap:wrap}
.cards:has(.org) .card{flex:1 1 auto}
.org+ul,.card figcaption{width:0;min-width:100%}
.stamp dt,.tag,thead th{font-size:8pt}
h2,h3,figcaption,.lead{break-after:avoid}
.card,.chart,.answer,tr{break-inside:avoid}
div.fine{break-before:avoid}
.cards,.panels{grid-template-columns:repeat(3,1fr);gap:.6rem;margin-top:.6rem}
.charts{grid-template-columns:1fr 1fr;gap:.8rem 1.6rem;margin-top:.6rem}
.chart{margin-top:.6rem}
.chart figcaption{margin-bottom:.4rem}
.facts{margin:.5rem 0}
.card{padding:.6rem}
.scroll{overflow:visible;margin-top:.8rem}
table{font-size:8pt}
a{color:inherit;text-decoration:none}
}
`.replaceAll("\n", "");
