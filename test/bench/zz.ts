import { readFileSync } from 'node:fs';
import { readFile } from '#formats/index.ts';
import { headerReader } from '#domain/readers/headers.ts';
import { limits, rules } from '../support/corpus.ts';
const h=headerReader(rules.lexicon.languages);
for (const t of ['Software Engineering Intern','Undergraduate Research Assistant','Harborline Logistics','Software Engineering Intern\tMay 2025']) console.log(t,h.titleScore(t), h.kind(t), h.isNotWork(t));
console.log(h.read([{text:'Software Engineering Intern\t',from:0,bold:true},{text:'Harborline Logistics\tMilwaukee, WI',from:50,bold:false}]));
const o=await readFile(readFileSync('/tmp/held1/documents/Marisol_Quinones_Resume.pdf'),limits); if(o.ok) for(const l of o.document.lines.slice(8,16)) console.log(l.bold,l.bullet,l.size,JSON.stringify(o.document.text.slice(l.start,l.end)), l.box?.x);
