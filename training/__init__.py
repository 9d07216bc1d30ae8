"""Makes the model: from public corpora and the project's own texts to the weights that the package ships."""
