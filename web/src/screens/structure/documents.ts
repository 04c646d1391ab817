// The documents of the library as choices of a form.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';

interface Document {
    id: string;
    title: string;
}

export function useDocuments(operation: string): [string, string][] {
    const documents = useQuery<{ documents: Document[] }>(operationPath(operation, '/documents')).data?.documents ?? [];
    return documents.map((one): [string, string] => [one.id, `${one.id} · ${one.title}`]);
}
