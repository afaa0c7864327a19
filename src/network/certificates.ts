import type { X509Certificate } from 'node:crypto';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { NetFailure } from '../words/net-errors';
import { netFailure } from '../words/net-errors';
import { onceError } from '../words/web-request-errors';
import type { OutgoingRequest } from './request';
import { RequestError } from './request-error';
import { certificateFailure } from './wire-failures';

type VerifyProc = (request: Electron.Request, callback: (result: number) => void) => void;

/**
 * Whether the connection to a server is taken: as the session's own proc says, else as Node finds it, else as whoever asks
 * for the request decides (N3.13, N14.1).
 *
 * @throws RequestError where it is not
 */
export async function checkCertificate(
  socket: TLSSocket,
  host: string,
  url: string,
  request: OutgoingRequest,
  verify: VerifyProc | undefined,
): Promise<void> {
  const { authorizationError } = socket as { authorizationError?: Error & { code?: string } };
  const why = socket.authorized ? undefined : (authorizationError?.code ?? String(authorizationError));
  let failure: NetFailure | undefined = why === undefined ? undefined : certificateFailure(why);
  const certificate = certificateOf(socket.getPeerCertificate(true), socket.getPeerX509Certificate());
  if (verify) {
    const result = await asked(verify, {
      hostname: host,
      certificate,
      validatedCertificate: certificate,
      isIssuedByKnownRoot: false,
      verificationResult: failure === undefined ? 'net::OK' : `net::${failure.code}`,
      errorCode: failure?.errno ?? 0,
    });
    if (result === 0) failure = undefined;
    else if (result === -2) failure = netFailure(-2);
    else if (result !== -3) failure = netFailure(result);
  }
  if (failure === undefined) return;
  if (!(await request.certificateError?.(failure, certificate, url))) throw new RequestError(failure);
}

function asked(verify: VerifyProc, request: Electron.Request): Promise<number> {
  return new Promise((resolve) => {
    let isAnswered = false;
    verify(request, (result) => {
      if (isAnswered) throw onceError();
      isAnswered = true;
      resolve(result);
    });
  });
}

/** A certificate as Electron hands it out. */
function certificateOf(peer: PeerCertificate, x509: X509Certificate | undefined): Electron.Certificate {
  const seconds = (date: string) => Math.floor(Date.parse(date) / 1000) || 0;
  const subject = principalOf(peer.subject);
  const issuer = principalOf(peer.issuer);
  return {
    data: x509?.toString() ?? '',
    issuer,
    issuerName: issuer.commonName,
    // The one that signed it: itself, or another that the server has sent.
    issuerCert: undefined as never,
    subject,
    subjectName: subject.commonName,
    serialNumber: peer.serialNumber ?? '',
    validStart: seconds(peer.valid_from),
    validExpiry: seconds(peer.valid_to),
    fingerprint: `sha256/${Buffer.from((peer.fingerprint256 ?? '').replaceAll(':', ''), 'hex').toString('base64')}`,
  };
}

function principalOf(names: PeerCertificate['subject'] | undefined): Electron.CertificatePrincipal {
  const { CN = '', O: organizations, OU: units, L = '', ST = '', C = '' } = names ?? ({} as never);
  return {
    commonName: text(CN),
    organizations: list(organizations),
    organizationUnits: list(units),
    locality: text(L),
    state: text(ST),
    country: text(C),
  };
}

function text(value: unknown): string {
  return String(list(value)[0] ?? '');
}

function list(value: unknown): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
