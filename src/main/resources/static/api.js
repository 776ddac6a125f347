// Shows the API's description, and lets it be tried. Nothing is fetched from elsewhere.

const reference = document.getElementById("api-reference");
window.SwaggerUIBundle({
  domNode: reference,
  url: reference.dataset.description,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
