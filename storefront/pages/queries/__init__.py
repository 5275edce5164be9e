"""What each page shows, assembled: catalogue, prices of the moment, promotions. One function a page, no rules."""
