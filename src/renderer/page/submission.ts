import { URL } from 'node:url';
import type { DomPage } from './dom-page';
import type { Submission } from './types';

interface Sent {
  readonly url: string;
  readonly target: string;
  readonly submission?: Submission;
}

/** What sending a form asks for (HTML, 4.10.21.3); `undefined` if it is a dialog's and closes that. */
export function submissionOf(
  { window }: DomPage,
  form: HTMLFormElement,
  submitter: HTMLButtonElement | undefined,
): Sent | undefined {
  const given = (name: string) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const method = given('method').toLowerCase();
  if (method === 'dialog') {
    (form.closest('dialog') as HTMLDialogElement | null)?.close(submitter?.value);
    return undefined;
  }
  const { baseURI, URL: own } = window.document;
  const action = given('action');
  const url = new URL(action === '' ? own : action, baseURI);
  const target = given('target');
  const fields = new window.FormData(form, submitter);
  const pairs = [...fields].map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : value.name,
  ]);
  const encoded = new URLSearchParams(pairs).toString();
  if (method !== 'post') {
    if (/^(https?|file|ftp|data):$/.test(url.protocol) || url.host !== '') url.search = encoded;
    return { url: url.href, target };
  }
  const contentType = 'application/x-www-form-urlencoded';
  return { url: url.href, target, submission: { method: 'POST', body: Buffer.from(encoded), contentType } };
}
