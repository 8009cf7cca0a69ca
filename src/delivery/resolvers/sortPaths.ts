/** The fields that an answer is sorted by, as written: `-year,title`. Undefined leaves it to the collection. */
export function sortPaths(sort: string | readonly string[] | null | undefined): string[] | undefined {
  const paths = [sort ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .map((path) => path.trim())
    .filter((path) => path !== '')
  return paths.length > 0 ? paths : undefined
}
