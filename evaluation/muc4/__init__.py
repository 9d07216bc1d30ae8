"""Part: who did what to whom, when and where, on the texts and keys of MUC-4."""
