import { readFileSync } from 'node:fs';
import { readFile } from '#formats/index.ts';
import { headerReader } from '#domain/readers/headers.ts';
import { rowReader } from '#domain/readers/rows.ts';
import { dateReader } from '#domain/readers/dates.ts';
import { sectionReader } from '#domain/readers/sections.ts';
import { limits, rules } from '../support/corpus.ts';
const L=rules.lexicon.languages; const h=headerReader(L), d=dateReader(L), rows=rowReader(d,h), S=sectionReader(L);
const o=await readFile(readFileSync(process.argv[2]!),limits);
if(o.ok) for(const s of S(o.document)) { console.log('##',s.kind,s.heading,s.lines[0]?.flow); if(s.kind==='experience'||process.argv[3]) for(const r of rows(o.document,s.lines,false)) console.log(r.body?'B':'H',r.line.bullet?'*':' ',r.line.bold?'b':' ',r.line.gap?'g':' ',r.line.size?.toFixed(1),r.line.box?.x.toFixed(0),r.range?JSON.stringify([r.range.from,r.range.to,r.range.single]):'',JSON.stringify(r.text.slice(0,80)),'t'+h.titleScore(r.text)); }
