"""«Запуск школы»: what a new school has already, what is missing, and the way to each step."""
