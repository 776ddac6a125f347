// Shows the API's description, and lets it be tried. Nothing is fetched from elsewhere.

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const wearColors = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", wearColors);
wearColors();

// There is one server, this one: nothing to choose.
const NoServers = () => ({ wrapComponents: { ServersContainer: () => () => null } });

const reference = document.getElementById("api-reference");
window.SwaggerUIBundle({
  domNode: reference,
  url: reference.dataset.description,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  plugins: [NoServers],
  validatorUrl: null,
});
