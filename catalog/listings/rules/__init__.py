"""The rules of publication, one file for each class of goods. They read a dossier and touch no database."""
