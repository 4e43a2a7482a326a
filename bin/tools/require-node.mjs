// Kept in the oldest syntax that loads as a module, so that an old Node prints the sentence and not a syntax error.
var wanted = [20, 9];
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Ashlar needs Node ' +
      wanted.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      ': install a newer one (nodejs.org, or `nvm install 22`) and try again.',
  );
  process.exit(1);
}
