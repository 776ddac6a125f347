// Lets the browser fill in a form with a passkey (WebAuthn): one that it makes, or the answer of one
// that it has. Such forms stay hidden where it can do neither, or where MovR has another address.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// What is said of errors that the browser names; the page has the texts.
const texts = { NotAllowedError: "passkeyCancelled", InvalidStateError: "passkeyExists" };

function credential({ id, rawId, response, type, authenticatorAttachment }) {
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = text(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    answer.userHandle = response.userHandle ? text(response.userHandle) : undefined;
  }
  return JSON.stringify({
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment: authenticatorAttachment ?? undefined,
    response: answer,
    clientExtensionResults: {},
  });
}

async function made(form) {
  const options = JSON.parse(form.dataset.passkeyCreate);
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: described(options.excludeCredentials),
    },
  });
}

async function asked(form, more) {
  const answer = await fetch(form.dataset.passkeyGet, { cache: "no-store" });
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  const options = await answer.json();
  return navigator.credentials.get({
    ...more,
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: described(options.allowCredentials),
    },
  });
}

function send(form, found) {
  form.elements.credential.value = credential(found);
  form.submit();
}

// What waits in the field for the username; its challenge is renewed before it is too old.
let waiting = new AbortController();
const RENEWED_AFTER = 4 * 60 * 1000;

async function offer(form) {
  waiting = new AbortController();
  const { signal } = waiting;
  const renewal = setTimeout(() => {
    waiting.abort();
    offer(form);
  }, RENEWED_AFTER);
  try {
    send(form, await asked(form, { mediation: "conditional", signal }));
  } catch {
    // Nobody has asked for it: the button is still there.
  } finally {
    if (!signal.aborted) {
      clearTimeout(renewal);
    }
  }
}

function listen(form) {
  const status = form.querySelector(".passkey-status");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    waiting.abort();
    status.textContent = form.dataset.passkeyWaiting;
    try {
      send(form, await (form.dataset.passkeyCreate ? made(form) : asked(form, {})));
    } catch (error) {
      status.textContent = form.dataset[texts[error.name] ?? "passkeyFailed"];
    }
  });
}

for (const form of document.querySelectorAll("form[data-passkey-host]")) {
  if (window.PublicKeyCredential && location.hostname === form.dataset.passkeyHost) {
    document.querySelector("[data-passkey-missing]")?.remove();
    listen(form);
    if (form.dataset.passkeyConditional !== undefined) {
      const offers = await PublicKeyCredential.isConditionalMediationAvailable?.();
      if (offers) {
        offer(form);
      }
    }
  }
}
