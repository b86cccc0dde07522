/**
 * Returns true if metadata marks a blob as a folder, as Hadoop tools and hierarchical namespaces write it.
 *
 * @see https://hadoop.apache.org/docs/stable/hadoop-azure/wasb.html
 */
export function marksFolder(metadata: Readonly<Record<string, string>>): boolean {
  return Object.entries(metadata).some(
    ([key, value]) => key.toLowerCase() === 'hdi_isfolder' && value.toLowerCase() === 'true',
  );
}
