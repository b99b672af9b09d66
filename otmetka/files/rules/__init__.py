"""What may be uploaded: decided by the name's extension and by the bytes themselves (SECURITY 11)."""
