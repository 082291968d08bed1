import { reactive } from 'vue';

// Names of the files that pages have told of, by digest: evidence is called by its name wherever it stands.
const names = reactive(new Map<string, string>());

export function note_files(files: { digest: string; name: string }[]): void {
  for (const file of files) names.set(file.digest, file.name);
}

export const file_name = (digest: string): string | undefined => names.get(digest);
