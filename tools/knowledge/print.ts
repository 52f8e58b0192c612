/** Prints the compiled knowledge of a folder as one line of JSON: what the build puts beside the background. */
import { compileKnowledge } from './compile';

process.stdout.write(JSON.stringify(compileKnowledge(process.argv[2] ?? 'assets/knowledge')));
