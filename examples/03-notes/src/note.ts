/** What a person writes. */
export interface Draft {
  title: string;
  body?: string;
}

/** What is kept. */
export interface Note extends Draft {
  id: number;
}

/** What the preload gives to the page. */
export interface NotesApi {
  list(): Promise<Note[]>;
  save(draft: Draft): Promise<{ id: number }>;
  /** Resolves with whether the person agreed. */
  remove(id: number): Promise<boolean>;
  openWindow(): void;
  onSaved(listener: (id: number) => void): () => void;
  onRemoved(listener: (id: number) => void): () => void;
}
