/** Writes the compiled and packed knowledge of a folder to a file: `print.ts FOLDER FILE`. */
import { writeFileSync } from 'node:fs';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { compileKnowledge } from './compile';

const [folder = '', file = ''] = process.argv.slice(2);
writeFileSync(file, packKnowledge(compileKnowledge(folder)));
