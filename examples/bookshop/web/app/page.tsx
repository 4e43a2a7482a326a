export default function HomePage() {
  return (
    <>
      <h1>Foxglove Books</h1>
      <p>New and second-hand books, chosen by people who read them.</p>
    </>
  );
}
