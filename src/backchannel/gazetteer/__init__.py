"""Knowledge of the world as editable files."""
