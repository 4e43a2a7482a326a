import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageRoot } from './package-root.mjs';
import { plantedImports } from './planted-imports.mjs';
import { runQuietly } from './run-quietly.mjs';

const configs = ['biome.json', 'biome.directions.json', 'package.json'];

/**
 * Shows that the import directions are watched: plants every import of the table in an empty copy of the folders,
 * lets the linter judge it with the real configuration, and compares. A rule that stopped working fails here.
 */
export async function checkDirections() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ashlar-directions-'));
  try {
    for (const name of configs) writeFileSync(path.join(root, name), readFileSync(path.join(packageRoot, name)));
    const plants = plantedImports().map((plant, n) => ({ ...plant, file: `${plant.folder}/planted-${n}.ts` }));
    for (const { file, source } of plants) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), `import * as planted from '${source}';\n\nexport const kept = planted;\n`);
    }
    const refused = await refusedFiles(root);
    const wrong = plants.filter(({ file, allowed }) => refused.has(file) === allowed);
    return { planted: plants.length, wrong: wrong.map(describe) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function refusedFiles(root) {
  const biome = path.join(packageRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none'];
  const { output } = await runQuietly(process.execPath, [biome, ...args, '--vcs-enabled=false', '.'], {
    cwd: root,
    show: false,
  });
  const files = [...output.matchAll(/noRestrictedImports,file=([^,]+),/g)].map(([, file]) =>
    path.relative(root, path.resolve(root, file)),
  );
  return new Set(files.map((file) => file.split(path.sep).join('/')));
}

function describe({ folder, source, allowed }) {
  return allowed
    ? `${folder} may import ${source}, and was refused`
    : `${folder} must not import ${source}, and was not refused`;
}

const { planted, wrong } = await checkDirections();
for (const line of wrong) console.error(line);
console.log(`${planted - wrong.length} of ${planted} planted imports were judged as the table says`);
process.exitCode = wrong.length === 0 ? 0 : 1;
