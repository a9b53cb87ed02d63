import { askSignIn } from './sign-in-service.ts';

/** Whether this browser knows passkeys and can read what the service says of them; else they are not offered. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Signs in with a passkey of this device. Answers false where the person closed the device's window. */
export async function signInWithPasskey(): Promise<boolean> {
  const options = await askSignIn<PublicKeyCredentialRequestOptionsJSON>('passkey/generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const response = await unlessClosed(navigator.credentials.get({ publicKey }));
  if (!response) return false;
  await askSignIn('passkey/verify-authentication', { response });
  return true;
}

/** Makes a passkey on this device and gives it to the service. Answers false where the person closed the device's window. */
export async function addPasskey(name: string): Promise<boolean> {
  const options = await askSignIn<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const response = await unlessClosed(navigator.credentials.create({ publicKey }));
  if (!response) return false;
  await askSignIn('passkey/verify-registration', { response, name });
  return true;
}

// The browser tells a closed window, a timeout and a missing key all by the same name, so that sites learn nothing.
async function unlessClosed(asked: Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await asked;
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw error;
  }
}
