export function SiteHeader() {
  return (
    <header>
      <a href="/">Foxglove Books</a>
    </header>
  );
}
