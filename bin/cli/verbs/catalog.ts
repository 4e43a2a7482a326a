import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { catalogLines } from '@/bin/cli/show/catalog';
import type { AddVerb } from './verb';

export const addCatalog: AddVerb = (program, act) => {
  program
    .command('catalog')
    .argument('[words...]', 'only commands that fit these words, the best first')
    .description('list the commands that are installed here, and what is turned off')
    .action(
      act(async (cli, words: string[]) => {
        const wish = { words: words.join(' ').slice(0, 200), reload: true };
        const found = await withProject(cli, ({ ashlar }) => ashlar.call('catalog', wish));
        const { terminal } = cli;
        if (terminal.json) terminal.document(found);
        else for (const line of catalogLines(found, terminal.style)) terminal.line(line);
        return EXIT.ok;
      }),
    );
};
