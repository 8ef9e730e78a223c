"""Values -> what a person, a script or a page of Markdown reads. Decides nothing, opens nothing."""
