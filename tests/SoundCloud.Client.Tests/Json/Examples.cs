namespace SoundCloud.Tests;

/// <summary>The examples of the API's OpenAPI document.</summary>
internal static class Examples
{
    public const string User = """
        {"avatar_url":"https://i1.sndcdn.com/avatars.jpg","city":"City","country":"Country","created_at":"2018/01/01 12:08:25 +0000",
        "description":null,"discogs_name":null,"first_name":"First_name","followers_count":0,"followings_count":0,"full_name":"Full Name",
        "urn":"soundcloud:users:12345","kind":"user","last_modified":"2020/01/03 12:08:25 +0000","last_name":"Last_name","myspace_name":null,
        "permalink":"permalink","permalink_url":"https://soundcloud.com/permalink","plan":"Free","playlist_count":3,"public_favorites_count":20,
        "reposts_count":0,"subscriptions":[{"product":{"id":"some-id","name":"some.name"}}],"track_count":0,"upload_seconds_left":10800,
        "uri":"https://api.soundcloud.com/users/1234","username":"some.user","website":null,"website_title":null}
        """;

    public const string Track = $$"""
        {"kind":"track","artwork_url":"https://i1.sndcdn.com/artworks-large.jpg","available_country_codes":null,"bpm":null,"comment_count":4,
        "commentable":true,"created_at":"2019/01/15 15:40:49 +0000","description":null,"download_count":0,
        "download_url":"https://api.soundcloud.com/tracks/1234/download","downloadable":false,"duration":40000,"embeddable_by":"all",
        "favoritings_count":271,"genre":"Rock","urn":"soundcloud:tracks:1234","isrc":null,"key_signature":null,"label_name":"some label",
        "license":"all-rights-reserved","permalink_url":"https://soundcloud.com/userPermalink/trackPermalink","playback_count":8027,
        "purchase_title":null,"purchase_url":null,"release":null,"release_day":22,"release_month":8,"release_year":2019,"reposts_count":18,
        "secret_uri":null,"sharing":"public","stream_url":"https://api.soundcloud.com/tracks/1234/stream","streamable":true,"tag_list":"",
        "title":"Some title","uri":"https://api.soundcloud.com/tracks/1234","user":{{User}},"user_favorite":true,"user_playback_count":1,
        "waveform_url":"https://wave.sndcdn.com/someString.png","access":"playable","reveal_stats":true,"reveal_comments":true}
        """;

    public const string Playlist = $$"""
        {"artwork_url":"","created_at":"2020/07/16 16:09:54 +0000","description":null,"downloadable":true,"duration":11000,"ean":null,
        "embeddable_by":"all","genre":"","urn":"soundcloud:playlists:12345","kind":"playlist","label":null,"label_id":null,"label_name":null,
        "last_modified":"2020/09/08 09:13:00 +0000","license":"all-rights-reserved","likes_count":0,"permalink":"permalink",
        "permalink_url":"https://soundcloud.com/userPermalink/sets/permalink","playlist_type":"","purchase_title":null,"purchase_url":null,
        "release":null,"release_day":null,"release_month":null,"release_year":null,"sharing":"public","streamable":true,"tag_list":"","tags":"",
        "title":"permalink","track_count":2,"tracks":[{{Track}}],
        "tracks_uri":"https://api.soundcloud.com/playlists/soundcloud:playlists:12345/tracks","type":"",
        "uri":"https://api.soundcloud.com/playlists/soundcloud:playlists:12345","user":{{User}},"user_id":1234,"user_urn":"soundcloud:users:12345"}
        """;

    public const string Me = """
        {"avatar_url":"https://i1.sndcdn.com/avatars.jpg","city":"City","comments_count":3,"country":"Country","created_at":"2018/01/01 12:08:25 +0000",
        "description":"d","discogs_name":"dn","first_name":"F","followers_count":1,"followings_count":2,"full_name":"F L","urn":"soundcloud:users:12345",
        "kind":"user","last_modified":"2020/01/03 12:08:25 +0000","last_name":"L","likes_count":4,"locale":"en","online":true,"permalink":"permalink",
        "permalink_url":"https://soundcloud.com/permalink","plan":"Free","playlist_count":5,"primary_email_confirmed":true,"private_playlists_count":6,
        "private_tracks_count":7,"public_favorites_count":8,
        "quota":{"unlimited_upload_quota":false,"upload_seconds_used":600,"upload_seconds_left":10200},
        "reposts_count":9,"subscriptions":[],"track_count":10,"upload_seconds_left":10200,"uri":"https://api.soundcloud.com/users/12345",
        "username":"u","website":"https://w.example","website_title":"w"}
        """;
}
