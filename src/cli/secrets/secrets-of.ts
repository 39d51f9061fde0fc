/** The secrets that `--secret` names, each read or asked for; undefined if it names none. */
export async function secretsOf(
  words: readonly string[] = [],
  target: string,
): Promise<Record<string, string> | undefined> {
  if (words.length === 0) return undefined;
  const [{parseSecretOptions}, {readSecrets}] = await Promise.all([
    import('./secret-options.ts'),
    import('./read-secrets.ts'),
  ]);
  return readSecrets(parseSecretOptions(words), target);
}
