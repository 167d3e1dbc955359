import { type Command, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Check a case file and name every problem',
  help: `hearsay validate CASE.hearsay… [--json]

Checks case files: the archive, the hash of every file in it, every record, and that records point at each other and into their texts.
One line on stderr for each problem.

  --json   prints {"file", "valid", "problems", "sources", "speakers", "claims"} for each on stdout`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new WrongUsage('validate needs a case file');
    for (const file of positionals) {
      const problems: string[] = [];
      const refuse = (name: string, reason: string) => {
        problems.push(reason);
        line.refuse(name, reason);
      };
      const watched = { ...line, refuse };
      const opened = await openCaseFile(file, watched);
      const { sources, speakers, claims } = opened?.data ?? { sources: [], speakers: [], claims: [] };
      if (values.json) {
        const counts = { sources: sources.length, speakers: speakers.length, claims: claims.length };
        await line.print(JSON.stringify({ file, valid: problems.length === 0, problems, ...counts }));
      } else if (problems.length === 0) {
        await line.print(`${file}: whole; ${sources.length} sources, ${speakers.length} speakers, ${claims.length} claims`);
      }
    }
  },
};
